package org.yangguang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yangguang.identity.Duty;

/// Money and service on the case page: waiver, refund, proof, what came back, and the fee ledger.
class AfterActsTest extends CaseFlows {

    private static final Map<String, String> FEE = Map.of(
            "way", "BY_VOLUME",
            "pages", "120",
            "grounds", "本次申请要求提供纸质复制件120页，明显超过合理范围",
            "payment", "凭缴款码到代收银行缴入国库",
            "reached", "2026-09-18");

    AfterActsTest() {
        super("330114");
    }

    @Test
    @DisplayName("国办函〔2020〕109号：减免由签发人决定并告知；缴费与待缴一致，退付不超过已缴，台账逐件对上")
    void aFeeIsReducedPaidRefundedAndListed() {
        on("2026-09-07");
        var path = entered("IN_PERSON");
        on("2026-09-18");
        done(clerk, path, "fee", FEE);
        assertThat(get(clerk, path + "/fee-waived").status()).isEqualTo(403);
        var waiver = Map.of("amount", "100", "reason", "ORGAN_FAULT", "words", "因本机关计算页数有误");
        assertThat(refused(signer, path, "fee-waived", with(waiver, "amount", "1100.01")))
                .contains("超过待缴的1100元");
        assertThat(refused(signer, path, "fee-waived", with(waiver, "amount", "一百")))
                .contains("应为金额");
        var page = done(signer, path, "fee-waived", waiver);
        assertThat(page.text()).contains("减免费用 100 元", "信息处理费减免告知书", "待缴费");
        on("2026-10-10");
        assertThat(get(clerk, path + "/fee-paid").html().select("#amount").val())
                .isEqualTo("1000");
        assertThat(refused(clerk, path, "fee-paid", Map.of("amount", "900"))).contains("与待缴的1000元不一致");
        page = done(clerk, path, "fee-paid", Map.of("voucher", "浙财10000001"));
        assertThat(page.text()).contains("缴入 1000 元", "票据号 浙财10000001", "已用 0 / 20");
        var refund = Map.of("amount", "300", "reason", "OVERCHARGED");
        assertThat(refused(clerk, path, "fee-refunded", with(refund, "amount", "1001")))
                .contains("超过已缴而未退的1000元");
        done(clerk, path, "fee-refunded", refund);

        var ledger = get(clerk, "/office/fees?year=2026");
        assertThat(ledger.html().select("tr:has(a[href=" + path + "])").text()).contains("1100 100 1000 300");
        assertThat(get(officer("330114", Duty.HANDLER), "/office/reports/2026").text())
                .contains("发出收费通知", "退付");
        assertThat(post(clerk, "/office/fees/export", Map.of("year", "2026")).status())
                .isEqualTo(422);
        var exported = post(clerk, "/office/fees/export", Map.of("year", "2026", "purpose", "财务核对"));
        assertThat(exported.result().getResponse().getHeader("Content-Disposition"))
                .contains("attachment");
    }

    @Test
    @DisplayName("国办函〔2020〕109号：通知前免收，此后不能再收费；通知后全部减免，期限自原起算日计算，先预览")
    void aFeeIsGivenUpBeforeAndAfterTheNotice() {
        on("2026-09-07");
        var spared = entered("IN_PERSON");
        var whole = entered("IN_PERSON");
        on("2026-09-18");
        var waiver = Map.of("amount", "1100", "reason", "HARDSHIP", "words", "申请人持有低保证明");
        done(signer, spared, "fee-waived", waiver);
        assertThat(refused(clerk, spared, "fee", FEE)).contains("已经全部减免，不能通知收费");
        done(clerk, whole, "fee", FEE);
        on("2026-09-22");
        assertThat(get(signer, whole + "/fee-waived?amount=1100&reason=HARDSHIP")
                        .html()
                        .select("#outlook")
                        .text())
                .contains("2026年10月10日");
        assertThat(done(signer, whole, "fee-waived", waiver).text()).contains("办理中", "2026年10月10日");
    }

    @Test
    @DisplayName("国办公开办函〔2016〕235号：邮寄须经邮政企业；退回后再次送达；回证上传、按期与否写明")
    void aDecisionIsServedReturnedAndServedAgain() {
        on("2026-09-07");
        var path = entered("IN_PERSON");
        on("2026-09-18");
        done(clerk, path, "withdraw", Map.of("declaration", "WRITTEN"));
        var post = Map.of("method", "POSTAL", "carrier", "POST", "number", "XA12345678901");
        assertThat(refused(clerk, path, "serve", with(post, "carrier", "OTHER")))
                .contains("不得使用其他快递", "235号");
        assertThat(refused(clerk, path, "serve", with(post, "number", ""))).contains("请填写邮件号码");
        assertThat(refused(clerk, path, "serve", Map.of("method", "ANNOUNCED"))).contains("公告送达", "没有启用");
        assertThat(refused(clerk, path, "serve", Map.of("method", "PERSONAL", "recipient", "AGENT")))
                .contains("请填写签收人姓名");
        var page = done(clerk, path, "serve", post);
        assertThat(page.html().select("#service").text()).contains("第 1 次", "交邮之日2026年9月18日", "XA12345678901");
        on("2026-09-25");
        page = done(clerk, path, "returned", Map.of("why", "UNKNOWN_ADDRESSEE"));
        assertThat(page.html().select("#service").text()).contains("2026年9月25日退回：查无此人");
        page = done(clerk, path, "serve", Map.of("method", "PERSONAL", "recipient", "AGENT", "name", "沈律师"));
        assertThat(page.html().select("#service").text()).contains("第 2 次", "委托代理人：沈律师");

        var seq = page.html().select("#service form").eachAttr("action").getLast();
        assertThat(upload(seq, "回证.pdf", "not a pdf".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        var pdf = "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII);
        assertThat(upload(seq, "回证.pdf", pdf).redirect()).isEqualTo(path);
        var link = get(clerk, path).html().select("#service a.file").attr("href");
        assertThat(get(clerk, link).result().getResponse().getContentAsByteArray())
                .isEqualTo(pdf);
    }

    @Test
    @DisplayName("235号未列的送达方式：机构管理员写明依据后才能登记")
    void aWayTheDocumentDoesNotNameNeedsItsOwnBasis() {
        var admin = officer("330114", Duty.ORGAN_ADMIN);
        on("2026-09-07");
        var path = entered("IN_PERSON");
        done(clerk, path, "withdraw", Map.of("declaration", "WRITTEN"));
        assertThat(refused(clerk, path, "serve", Map.of("method", "LEFT"))).contains("没有启用");
        post(admin, "/office/settings/service", Map.of("left", "某某办法第十条", "announced", ""));
        assertThat(done(clerk, path, "serve", Map.of("method", "LEFT")).text()).contains("送达（留置送达）");
        post(admin, "/office/settings/service", Map.of("left", "", "announced", ""));
    }

    private Answer upload(String path, String name, byte[] content) {
        return answer(pages.post()
                .multipart()
                .uri(path)
                .file(new org.springframework.mock.web.MockMultipartFile("file", name, "application/pdf", content))
                .with(authentication(signedIn(clerk)))
                .with(csrf())
                .exchange());
    }
}
