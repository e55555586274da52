package org.yangguang.request.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Desk;
import org.yangguang.request.Outcome;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.ServiceMethod;
import org.yangguang.request.SignOffDesk;
import org.yangguang.request.signoff.Chain;
import org.yangguang.request.signoff.Decision;
import org.yangguang.request.signoff.Step;
import org.yangguang.request.submission.Application.DeliveryChannel;
import org.yangguang.request.submission.Application.DeliveryForm;
import org.yangguang.request.submission.Application.IdentityKind;

/// What the public hands in, against the real database and in the portal's own role.
@WithDatabase
class IntakeTests {

    private static final String CODE = "110101-81";

    @Autowired
    private Intake intake;

    @Autowired
    private Organs organs;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Clock clock;

    @Autowired
    private Desk desk;

    @Autowired
    private SignOffDesk signOff;

    @BeforeEach
    void anOrgan() {
        if (organs.byCode(CODE).isEmpty()) {
            Scope.of(DatabaseRole.OFFICE, Set.of())
                    .run(() -> organs.register(
                            Actor.SYSTEM,
                            new Organs.Registration(
                                    CODE,
                                    Optional.empty(),
                                    OrganKind.DEPARTMENT,
                                    OrganLevel.COUNTY,
                                    "甲区收件测试局",
                                    "收件局",
                                    Optional.empty(),
                                    LocalDate.of(2020, 1, 1),
                                    Optional.empty())));
        }
    }

    @Test
    @DisplayName("同一表单提交两次只有一件，回执相同；改了内容再交，以先交的为准并说明")
    void theSameFormIsOneRequest() {
        var form = intake.newForm().form();
        var first = intake.submit(organ(), form, application("预算公开情况"), List.of(), "");
        var again = intake.submit(organ(), form, application("预算公开情况"), List.of(), "");
        var changed = intake.submit(organ(), form, application("另一件事"), List.of(), "");

        assertThat(first.repetition()).isEqualTo(Intake.Repetition.FIRST);
        assertThat(again.repetition()).isEqualTo(Intake.Repetition.SAME_CONTENT);
        assertThat(changed.repetition()).isEqualTo(Intake.Repetition.OTHER_CONTENT);
        assertThat(again.code()).isEqualTo(first.code());
        assertThat(again.submittedAt()).isEqualTo(changed.submittedAt());
        assertThat(intake.track(first.code(), "4567")
                        .orElseThrow()
                        .application()
                        .subject())
                .isEqualTo("预算公开情况");
    }

    @Test
    @DisplayName("查询码和电话后四位缺一不可")
    void theCodeAloneOpensNothing() {
        var receipt = intake.submit(organ(), intake.newForm().form(), application("某件信息"), List.of(), "");
        assertThat(intake.track(receipt.code(), "4567")).isPresent();
        assertThat(intake.track(receipt.code(), "4568")).isEmpty();
        assertThat(intake.track(QueryCode.parse("0000-0000-0000-0000").orElseThrow(), "4567"))
                .isEmpty();
    }

    @Test
    @DisplayName("库里没有明文的姓名、证件号、电话和申请内容")
    void nothingPersonalStandsInTheClear() {
        intake.submit(organ(), intake.newForm().form(), application("明文测试所需信息"), List.of(), "");
        var row = Scope.of(DatabaseRole.OFFICE, Set.of(organ().id()))
                .call(() -> transactions.execute(
                        status -> sql.sql("select string_agg(s::text, '|') from intake_submission s")
                                .query((r, n) -> r.getString(1))
                                .single()));
        var hex = java.util.HexFormat.of();
        for (var secret : List.of("测试申请人", "E12345678", "13901234567", "明文测试所需信息")) {
            assertThat(row)
                    .doesNotContain(secret)
                    .doesNotContain(hex.formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    @DisplayName("伪造的表单号和附件凭据不被接受")
    void forgedTicketsAreRefused() {
        var ticket = intake.newForm();
        assertThat(intake.openForm(ticket.form().toString(), ticket.signature()))
                .contains(ticket.form());
        assertThat(intake.openForm(java.util.UUID.randomUUID().toString(), ticket.signature()))
                .isEmpty();
        assertThat(intake.openForm("x", "y")).isEmpty();
        var file = intake.keep(
                organ(),
                new UploadedFile("说明.pdf", "application/pdf", "%PDF-1.7 x %%EOF".getBytes(StandardCharsets.US_ASCII)));
        assertThat(intake.openFile(file.id().toString(), "别的名字.pdf", "1", file.signature()))
                .isEmpty();
        assertThat(intake.openFile(file.id().toString(), file.name(), String.valueOf(file.size()), file.signature()))
                .contains(file);
    }

    @Test
    @DisplayName("草稿凭编号取回；编号不对取不到")
    void aDraftComesBackByItsCode() {
        var code = intake.saveDraft(organ(), Optional.empty(), Map.of("subject", "草稿内容", "step", "3"));
        assertThat(intake.openDraft(code)).contains(Map.of("subject", "草稿内容", "step", "3"));
        var later = intake.saveDraft(organ(), Optional.of(code), Map.of("subject", "改过的草稿"));
        assertThat(later).isEqualTo(code);
        assertThat(intake.openDraft(code).orElseThrow()).containsEntry("subject", "改过的草稿");
        assertThat(intake.openDraft(QueryCode.parse("ZZZZ-ZZZZ-ZZZZ-ZZZZ").orElseThrow()))
                .isEmpty();
    }

    @Test
    @DisplayName("没有随申请提交的附件一天后清除，已提交的留着")
    void forgottenFilesAreSwept() {
        var pdf = new UploadedFile("附件.pdf", "application/pdf", "%PDF-1.7 y %%EOF".getBytes(StandardCharsets.US_ASCII));
        var kept = intake.keep(organ(), pdf);
        intake.keep(organ(), pdf);
        intake.submit(organ(), intake.newForm().form(), application("带附件的申请"), List.of(kept), "");
        var tomorrow = Clock.offset(clock, Duration.ofHours(25));
        var swept = new Sweeper(sql, transactions, tomorrow).sweep();
        assertThat(swept.files()).isGreaterThanOrEqualTo(1);
        assertThat(new Sweeper(sql, transactions, tomorrow).sweep().files()).isZero();
        assertThat(files(kept)).isEqualTo(1);
    }

    @Test
    @DisplayName("文件以名称、开头字节和结构三者一致为准")
    void filesMustBeWhatTheyAreNamed() {
        assertThat(UploadedFile.check("a.pdf", new byte[0])).isInstanceOf(UploadedFile.Refused.class);
        assertThat(UploadedFile.check("a.exe", "MZ".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new UploadedFile.Refused("“a.exe”的类型不能上传，只接受 PDF、JPG、PNG、DOCX"));
        assertThat(UploadedFile.check("a.pdf", "PK\u0003\u0004".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UploadedFile.Refused.class);
        assertThat(UploadedFile.check("..\\..\\etc\\a.pdf", "%PDF-1.4 %%EOF".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOfSatisfying(
                        UploadedFile.Accepted.class,
                        a -> assertThat(a.file().name()).isEqualTo("a.pdf"));
        assertThat(UploadedFile.check("大.pdf", new byte[UploadedFile.MOST_BYTES + 1]))
                .isEqualTo(new UploadedFile.Refused("文件超过 20 MB，请压缩或分成几个再传"));
    }

    @Test
    @DisplayName("答复书签发后、送达前，申请人还取不到；送达后取得到")
    void aReplyIsHandedOutByServiceOnly() {
        var receipt = intake.submit(organ(), intake.newForm().form(), application("送达前后"), List.of(), "");
        var drafter = new Desk.Hand(java.util.UUID.randomUUID(), Actor.SYSTEM);
        var signer = new Desk.Hand(java.util.UUID.randomUUID(), Actor.SYSTEM);
        var today = LocalDate.now(clock);
        Scope.of(DatabaseRole.OFFICE, Set.of(organ().id())).run(() -> {
            var id = transactions.execute(
                    status -> sql.sql("select id from intake_submission order by submitted_at desc limit 1")
                            .query(java.util.UUID.class)
                            .single());
            done(desk.confirmReceipt(drafter, id, today));
            done(desk.saveReply(
                    drafter,
                    id,
                    0,
                    Outcome.GRANTED,
                    "REPLY_GRANTED",
                    Map.of("信息名称", "某信息", "提供形式", "电子文件", "提供途径和时间", "随本告知书提供")));
            done(signOff.submit(drafter, id, 0));
            int draft = 1;
            for (var step : Chain.STANDARD.steps()) {
                var by = step == Step.SIGNING ? signer : new Desk.Hand(java.util.UUID.randomUUID(), Actor.SYSTEM);
                var opinion = new SignOffDesk.Opinion(draft++, step, Decision.Verdict.PASSED, "");
                done(signOff.decide(by, Set.of(step.duty()), id, 1, opinion));
            }
        });
        assertThat(replyLetter(receipt.code())).isEmpty();

        Scope.of(DatabaseRole.OFFICE, Set.of(organ().id())).run(() -> {
            var id = transactions.execute(
                    status -> sql.sql("select id from intake_submission order by submitted_at desc limit 1")
                            .query(java.util.UUID.class)
                            .single());
            done(desk.serve(drafter, id, 2, ServiceMethod.ELECTRONIC, today));
        });
        var letter = replyLetter(receipt.code()).orElseThrow();
        assertThat(intake.letter(intake.key(receipt.code(), "4567"), letter.id(), true)
                        .orElseThrow()
                        .content())
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<Intake.TrackedLetter> replyLetter(QueryCode code) {
        return intake.track(code, "4567").orElseThrow().events().stream()
                .filter(entry -> entry.event() instanceof RequestEvent.Replied)
                .findFirst()
                .flatMap(Intake.TrackedEvent::letter);
    }

    private static void done(Desk.Result result) {
        assertThat(result).isInstanceOf(Desk.Result.Done.class);
    }

    @Test
    @DisplayName("门户自己读不到任何申请")
    void thePortalItselfReadsNoRequest() {
        intake.submit(organ(), intake.newForm().form(), application("不可读"), List.of(), "");
        assertThatThrownBy(() -> transactions.execute(status -> sql.sql("select count(*) from intake_submission")
                        .query(Long.class)
                        .single()))
                .hasStackTraceContaining("permission denied");
    }

    private int files(Intake.FileTicket ticket) {
        var found = Scope.of(DatabaseRole.OFFICE, Set.of(organ().id()))
                .call(() -> transactions.execute(status -> sql.sql("select count(*) from intake_file where id = :id")
                        .param("id", ticket.id())
                        .query(Integer.class)
                        .single()));
        return java.util.Objects.requireNonNull(found);
    }

    private Organ organ() {
        return organs.byCode(CODE).orElseThrow();
    }

    private static Application application(String subject) {
        return new Application(
                ApplicantKind.NATURAL_PERSON,
                "测试申请人",
                IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13901234567",
                "",
                "",
                "",
                subject,
                "",
                DeliveryForm.ELECTRONIC,
                DeliveryChannel.PLATFORM,
                true);
    }
}
