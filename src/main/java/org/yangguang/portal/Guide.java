package org.yangguang.portal;

import static org.yangguang.law.Provision.article;
import static org.yangguang.law.Provision.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yangguang.law.Law;
import org.yangguang.law.Period;
import org.yangguang.law.Provision;
import org.yangguang.law.Provisions;
import org.yangguang.law.StatutoryPeriods;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organ;
import org.yangguang.request.Channel;
import org.yangguang.request.Remedy;
import org.yangguang.request.RespondentKind;

/// 政府信息公开指南 (条例第十二条第二款), out of the registry and the law: what an organ has not registered
/// is said to be missing, nothing is made up.
public record Guide(
        Organ organ, List<Contact> contacts, List<Channel> channels, List<Term> terms, List<Fee> fees, Relief relief) {

    /// @param value empty where it is not registered
    public record Contact(String label, String value) {}

    /// A time limit.
    ///
    /// @param counted from which day, or what follows
    public record Term(String matter, Period period, String counted) {}

    public record Fee(Provision basis, String summary) {}

    /// Who hears a complaint against a decision, and until when.
    ///
    /// @param reconsiderer full name where the registry knows it, else in the law's words
    public record Relief(
            String reconsiderer,
            Provision reconsidererBasis,
            Provision reconsiderFirst,
            Period reconsider,
            Period litigateAfter,
            Period litigateDirect) {}

    static Guide of(Organ organ, @Nullable DisclosureOffice office, @Nullable Organ superior, LocalDate today) {
        return new Guide(
                organ,
                contacts(office),
                Channel.ofApplicants(),
                terms(today),
                feeRules(),
                relief(organ, superior, today));
    }

    /// 工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式，另加邮政编码。
    private static List<Contact> contacts(@Nullable DisclosureOffice office) {
        var known = office == null ? new DisclosureOffice("", "", "", "", "", "", "", "") : office;
        return List.of(
                new Contact("工作机构名称", known.name()),
                new Contact("办公地址", known.address()),
                new Contact("邮政编码", known.postcode()),
                new Contact("办公时间", known.hours()),
                new Contact("联系电话", known.telephone()),
                new Contact("传真号码", known.fax()),
                new Contact("电子邮箱", known.email()));
    }

    static List<Term> terms(LocalDate today) {
        return List.of(
                new Term("答复申请", StatutoryPeriods.REPLY.on(today), "自收到申请之日起；能当场答复的当场答复"),
                new Term("延长答复", StatutoryPeriods.REPLY_EXTENSION_MAX.on(today), "最长；须经公开工作机构负责人同意并告知申请人"),
                new Term("告知补正", StatutoryPeriods.SUPPLEMENT_NOTICE.on(today), "自收到申请之日起，一次告知；答复期限自收到补正之日起重新计算"),
                new Term("征求第三方意见", StatutoryPeriods.THIRD_PARTY_REPLY.on(today), "自第三方收到征求意见书之日起；所需时间不计入答复期限"),
                new Term("征求其他机关意见", StatutoryPeriods.CO_AGENCY_REPLY.on(today), "自该机关收到征求意见书之日起；所需时间不计入答复期限"),
                new Term("缴纳信息处理费", StatutoryPeriods.FEE_PAYMENT.on(today), "自收到收费通知次日起；逾期未缴的不再处理"));
    }

    /// As kept with the law, so that a figure of the measures stands in one place only.
    private static List<Fee> feeRules() {
        return List.of(
                        disclosure(42),
                        article(Law.FEE_MEASURES, 3),
                        article(Law.FEE_MEASURES, 4),
                        article(Law.FEE_MEASURES, 5))
                .stream()
                .map(basis ->
                        new Fee(basis, Provisions.find(basis).orElseThrow().summary()))
                .toList();
    }

    private static Relief relief(Organ organ, @Nullable Organ superior, LocalDate today) {
        var kind = RespondentKind.of(organ);
        var name = switch (kind.reconsiderer()) {
            case OWN_GOVERNMENT, NEXT_GOVERNMENT, FOUNDING_GOVERNMENT ->
                superior == null ? kind.reconsiderer().label() : superior.name();
            case ITSELF -> organ.name();
            case MANAGING_GOVERNMENT, SUPERIOR_DEPARTMENT -> kind.reconsiderer().label();
        };
        return new Relief(
                name,
                kind.basis(),
                Remedy.RECONSIDER_FIRST,
                StatutoryPeriods.RECONSIDER_APPLY.on(today),
                StatutoryPeriods.LITIGATE_AFTER_RECONSIDER.on(today),
                StatutoryPeriods.LITIGATE_DIRECT.on(today));
    }
}
