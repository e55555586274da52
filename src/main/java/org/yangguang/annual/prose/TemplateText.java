package org.yangguang.annual.prose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yangguang.annual.LiveField;
import org.yangguang.annual.LiveText;

/// Wording of a passage: `{{…}}` are live fields, `【有新收：…】` is written only where that is the case,
/// `〔请填写：…〕` is left to whoever drafts.
public record TemplateText(String words) {

    /// What may be the case, by the field that tells.
    private static final Map<String, String> CASES = cases();

    private static final Pattern CONDITIONAL = Pattern.compile("【([^【】：]{1,60})：([^【】]*)】");
    private static final Pattern SLOT = Pattern.compile("〔请填写(?:：[^〔〕]*)?〕");
    private static final Pattern NOT_FILLED = Pattern.compile("〔(?:请填写|未取到)[^〔〕]*〕");

    private static Map<String, String> cases() {
        var cases = new LinkedHashMap<String, String>();
        cases.put("新收", "table3.new_received.total");
        cases.put("上年结转", "table3.carried_in.total");
        cases.put("办结", "table3.total.total");
        cases.put("结转", "table3.carried_out.total");
        cases.put("复议", "table4.reconsideration.total");
        cases.put("诉讼", "sum.litigation");
        cases.put("复议诉讼", "sum.disputes");
        cases.put("纠正", "sum.corrected");
        cases.put("制发", "table2.normative_issued");
        cases.put("废止", "table2.normative_repealed");
        cases.put("现行有效", "table2.normative_in_force");
        cases.put("许可", "table2.licensing");
        cases.put("处罚", "table2.penalty");
        cases.put("强制", "table2.coercion");
        cases.put("行政收费", "table2.fees_wan");
        cases.put("收费", "fee.notified");
        cases.put("工作机构", "office.name");
        return cases;
    }

    /// The words of conditions, for the page that edits them: `新收`, to be preceded by 有 or 无.
    public static List<String> conditions() {
        return List.copyOf(CASES.keySet());
    }

    /// What stands there in the place of something not filled in.
    static List<String> notFilled(String text) {
        return NOT_FILLED.matcher(text).results().map(found -> found.group()).toList();
    }

    /// The passage for these values, live fields left as they are; a case that is not known is not
    /// written.
    public String draft(Map<String, String> values) {
        var text = CONDITIONAL
                .matcher(words)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(holds(found.group(1), values) ? found.group(2) : ""));
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static boolean holds(String conditions, Map<String, String> values) {
        for (var condition : conditions.split("、")) {
            var field = CASES.get(condition.substring(1));
            var value = field == null ? null : values.get(field);
            if (value == null || (condition.charAt(0) == '有') != isSome(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSome(String value) {
        return value.matches("-?[0-9.]+") ? new BigDecimal(value).signum() > 0 : !value.isBlank();
    }

    /// What is wrong with the wording, in words for the person who typed it.
    ///
    /// @param known every live field there is
    public List<String> faults(List<LiveField> known) {
        var faults = new ArrayList<String>();
        for (var found : CONDITIONAL.matcher(words).results().toList()) {
            for (var condition : found.group(1).split("、")) {
                boolean right = condition.length() > 1
                        && "有无".indexOf(condition.charAt(0)) >= 0
                        && CASES.containsKey(condition.substring(1));
                if (!right) {
                    faults.add("没有“%s”这一条件。可用的有：有、无加上%s。".formatted(condition, String.join("、", CASES.keySet())));
                }
            }
        }
        var rest = CONDITIONAL.matcher(words).replaceAll("");
        if (rest.contains("【") || rest.contains("】")) {
            faults.add("“【条件：文字】”没有写完整：方括号要成对，条件之后用中文冒号，不能套在另一个里面。");
        }
        FieldNames.unknown(words, known).forEach(unknown -> faults.add(unknown.message()));
        var braces = words.replaceAll("\\{\\{\\s*[A-Za-z0-9_.:-]+\\s*}}", "");
        if (braces.contains("{{") || braces.contains("}}")) {
            faults.add("数据项应写成“{{名称}}”，名称只用字母、数字、点和下划线。");
        }
        return faults;
    }

    /// The slots left to the drafter.
    public List<String> slots() {
        return SLOT.matcher(words).results().map(found -> found.group()).toList();
    }

    /// How long the wording is at least; a template that says nothing is none.
    Optional<String> tooShort() {
        return LiveText.fill(words, name -> Optional.of("")).isBlank()
                ? Optional.of("请填写范本文字；不再用自己的文字，请点“恢复使用上级或者系统的范本”。")
                : Optional.empty();
    }
}
