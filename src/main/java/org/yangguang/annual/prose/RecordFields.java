package org.yangguang.annual.prose;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yangguang.annual.LiveField;
import org.yangguang.annual.LiveFields;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.FeeAccount;
import org.yangguang.request.tally.FeeTallies;

/// Live fields beside the tables that records here know: the fees of the organ's own requests, and how its
/// 政府信息公开工作机构 can be reached.
@Component
class RecordFields implements LiveFields {

    private final FeeTallies fees;
    private final Organs organs;

    RecordFields(FeeTallies fees, Organs organs) {
        this.fees = fees;
        this.organs = organs;
    }

    @Override
    public List<LiveField> of(Organ organ, int year) {
        var fields = new ArrayList<LiveField>();
        var account = fees.of(organ.id(), year);
        var total = account.total();
        fee(fields, "notified", "发出收费通知（件）", String.valueOf(account.requests(FeeAccount::charged)));
        fee(fields, "charged", "计收信息处理费（元）", FeeAccount.text(total.charged()));
        fee(fields, "waived", "减免信息处理费（元）", FeeAccount.text(total.waived()));
        fee(fields, "paid", "实际收取信息处理费（元）", FeeAccount.text(total.paid()));
        fee(fields, "paid_requests", "实际收取信息处理费（件）", String.valueOf(account.requests(FeeAccount::paid)));
        fee(fields, "refunded", "退付信息处理费（元）", FeeAccount.text(total.refunded()));
        fee(fields, "lapsed", "逾期未缴费不再处理（件）", String.valueOf(account.lapsed()));
        organs.office(organ.id()).ifPresent(office -> {
            office(fields, "name", "工作机构名称", office.name());
            office(fields, "address", "工作机构地址", office.address());
            office(fields, "postcode", "工作机构邮编", office.postcode());
            office(fields, "telephone", "工作机构电话", office.telephone());
            office(fields, "email", "工作机构电子邮箱", office.email());
        });
        return fields;
    }

    private static void fee(List<LiveField> fields, String name, String label, String value) {
        fields.add(new LiveField("fee." + name, label, value, "/office/fees"));
    }

    private static void office(List<LiveField> fields, String name, String label, String value) {
        fields.add(new LiveField("office." + name, label, value, ""));
    }
}
