package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yangguang.identity.IdentityNumber;
import org.yangguang.ledger.MatterKind;
import org.yangguang.ledger.Statement;

/// A correction or complaint as it was typed, and what is wrong with it by field.
public record MatterForm(MatterKind kind, Map<String, String> fields) {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\r\\t]]");
    private static final Pattern CITIZEN = Pattern.compile("[0-9]{17}[0-9Xx]");

    public MatterForm {
        fields = Map.copyOf(fields);
    }

    static MatterForm of(MatterKind kind, HttpServletRequest request) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameterMap()
                .forEach((name, sent) ->
                        fields.put(name, UNSEEN.matcher(sent[0]).replaceAll("").strip()));
        return new MatterForm(kind, fields);
    }

    public String at(String field) {
        return fields.getOrDefault(field, "");
    }

    Map<String, String> faults(LocalDate today) {
        var faults = new LinkedHashMap<String, String>();
        boolean correction = kind == MatterKind.CORRECTION;
        length(faults, "name", "姓名或者名称", 2, 60);
        if (correction) {
            var identity = at("identity");
            if (identity.isEmpty()) {
                faults.put("identity", "请填写证件号码，以便核对信息与您自身相关（条例第四十一条）");
            } else if (CITIZEN.matcher(identity).matches()
                    && IdentityNumber.parse(identity, today) instanceof IdentityNumber.Invalid(var message)) {
                faults.put("identity", message);
            } else if (identity.length() > 30) {
                faults.put("identity", "证件号码不能超过 30 位");
            }
        }
        if (at("phone").replaceAll("\\D", "").length() < 7 || at("phone").length() > 30) {
            faults.put("phone", "请填写联系电话，查询办理情况时要用到后四位");
        }
        length(faults, "address", "通信地址或者邮箱", 0, 120);
        length(faults, "about", correction ? "哪一条信息、在哪里" : "被投诉举报的机关", 2, 200);
        length(faults, "words", correction ? "哪里不准确、应当是什么" : "事实和理由", 5, 2000);
        length(faults, "evidence", "证据", correction ? 2 : 0, 500);
        length(faults, "requestNumber", "有关的申请编号", 0, 40);
        return faults;
    }

    private void length(Map<String, String> faults, String field, String label, int least, int most) {
        int length = at(field).codePointCount(0, at(field).length());
        if (length < least) {
            faults.put(field, length == 0 ? "请填写" + label : label + "至少 " + least + " 个字");
        } else if (length > most) {
            faults.put(field, label + "不能超过 " + most + " 个字，现在有 " + length + " 个");
        }
    }

    Statement statement() {
        return new Statement(
                at("name"),
                kind == MatterKind.CORRECTION ? at("identity") : "",
                at("phone"),
                at("address"),
                at("about"),
                at("words"),
                at("evidence"),
                at("requestNumber"));
    }
}
