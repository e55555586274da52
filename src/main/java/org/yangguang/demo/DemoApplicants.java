package org.yangguang.demo;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organs;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.applicant.Correspondence;
import org.yangguang.request.applicant.Exchange;
import org.yangguang.request.applicant.PostRoom;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Application.DeliveryChannel;
import org.yangguang.request.submission.Application.DeliveryForm;
import org.yangguang.request.submission.Application.IdentityKind;
import org.yangguang.request.submission.Intake;

/// An applicant who asks the desk, is answered and asks again, so that neither side looks empty.
@Component
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
class DemoApplicants {

    private final Intake intake;
    private final Correspondence correspondence;
    private final PostRoom postRoom;
    private final Organs organs;

    DemoApplicants(Intake intake, Correspondence correspondence, PostRoom postRoom, Organs organs) {
        this.intake = intake;
        this.correspondence = correspondence;
        this.postRoom = postRoom;
        this.organs = organs;
    }

    void tell() {
        var bureau = organs.byCode(DemoOffice.BUREAU).orElseThrow();
        var application = new Application(
                ApplicantKind.NATURAL_PERSON,
                "苏文",
                IdentityKind.PASSPORT,
                "E00000001",
                "",
                "13800000216",
                "",
                "",
                "",
                "2025 年家电以旧换新补贴发放汇总表",
                "",
                DeliveryForm.ELECTRONIC,
                DeliveryChannel.PLATFORM,
                true);
        var receipt = intake.submit(bureau, intake.newForm().form(), application, List.of(), "");
        var key = intake.key(receipt.code(), application.lastFour());
        var own = correspondence.own(key).orElseThrow();
        ask(intake.newForm().form(), "只要汇总数，不需要个人名单，是否可以快一些？", receipt);
        Scope.of(DatabaseRole.OFFICE, Set.of(bureau.id()))
                .run(() -> postRoom.answer(
                        new Actor("demo", "承办", DemoOffice.BUREAU, ""),
                        new UUID(0, 1),
                        bureau.id(),
                        own.id(),
                        UUID.randomUUID(),
                        "可以。请在两日内保持电话畅通，我们与您确认收到之日。"));
        ask(intake.newForm().form(), "好的，上午都方便接电话。", receipt);
    }

    private void ask(UUID form, String text, Intake.Receipt receipt) {
        correspondence.send(intake.key(receipt.code(), "0216"), form, Exchange.Kind.QUESTION, text, List.of(), "");
    }
}
