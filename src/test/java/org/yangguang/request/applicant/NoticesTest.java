package org.yangguang.request.applicant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.messaging.MessagingSettings;
import org.yangguang.messaging.Outbox;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Channel;
import org.yangguang.request.Desk;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Intake;

/// What is told to applicants and to offices, read from what was recorded.
@WithDatabase
class NoticesTest {

    private static final String CODE = "110101-86";

    @Autowired
    private Notices notices;

    @Autowired
    private NoticeStore store;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Organs organs;

    @Autowired
    private Calendars calendars;

    @Autowired
    private Desk desk;

    @Autowired
    private Intake intake;

    @Autowired
    private PostRoom postRoom;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void anOrganWithAMailbox() {
        if (organs.byCode(CODE).isPresent()) {
            return;
        }
        Scope.of(DatabaseRole.OFFICE, Set.of()).run(() -> {
            organs.register(
                    Actor.SYSTEM,
                    new Organs.Registration(
                            CODE,
                            Optional.empty(),
                            OrganKind.DEPARTMENT,
                            OrganLevel.COUNTY,
                            "甲区告知测试局",
                            "告知局",
                            Optional.empty(),
                            LocalDate.of(2020, 1, 1),
                            Optional.empty()));
            organs.describeOffice(
                    Actor.SYSTEM,
                    CODE,
                    new DisclosureOffice("办公室", "某路 1 号", "", "工作日", "010-12345678", "", "gk@example.gov.cn", ""));
        });
    }

    private Organ organ() {
        return organs.byCode(CODE).orElseThrow();
    }

    private <T> T office(Supplier<T> work) {
        return Objects.requireNonNull(
                Scope.of(DatabaseRole.OFFICE, Set.of(organ().id())).<@Nullable T>call(work::get));
    }

    private List<String> purposes() {
        return office(() ->
                Objects.requireNonNull(transactions.execute(status -> outbox.page(organ().id(), 100, 0).stream()
                        .map(line -> line.medium() + " " + line.purpose())
                        .sorted()
                        .toList())));
    }

    private String texts() {
        return Objects.requireNonNull(Scope.of(DatabaseRole.JOB, Set.of())
                .call(() -> transactions.execute(
                        status -> sql.sql("select string_agg(o::text, '|') from messaging_outbox o")
                                .query(String.class)
                                .single())));
    }

    private static Application application() {
        return new Application(
                ApplicantKind.NATURAL_PERSON,
                "告知测试人",
                Application.IdentityKind.PASSPORT,
                "E12345678",
                "",
                "13700001234",
                "",
                "",
                "told@example.cn",
                "告知测试所需信息",
                "",
                Application.DeliveryForm.ELECTRONIC,
                Application.DeliveryChannel.PLATFORM,
                true);
    }

    @Test
    @DisplayName("确认收到、补正、机关留言各告知一次，短信、邮件各一条；再看一遍不再告知")
    void eachThingIsToldOnce() {
        var today = LocalDate.now(clock);
        intake.submit(organ(), intake.newForm().form(), application(), List.of(), "");
        var hand = new Desk.Hand(UUID.randomUUID(), Actor.SYSTEM);
        UUID id = office(() -> Objects.requireNonNull(
                transactions.execute(status -> sql.sql("select max(id::text)::uuid from intake_submission")
                        .query(UUID.class)
                        .single())));
        office(() -> desk.confirmReceipt(hand, id, today));
        office(() -> desk.notifySupplement(hand, id, 1, today.plusDays(10), "请写明年度", "写明文号"));
        office(() -> {
            postRoom.answer(Actor.SYSTEM, UUID.randomUUID(), organ().id(), id, UUID.randomUUID(), "请尽快补正");
            return true;
        });
        assertThat(notices.tell()).isGreaterThanOrEqualTo(3);
        var told = List.of("EMAIL 告知补正", "EMAIL 机关回复留言", "EMAIL 确认收到", "SMS 告知补正", "SMS 机关回复留言", "SMS 确认收到");
        assertThat(purposes()).containsAll(told);
        int before = purposes().size();
        notices.tell();
        assertThat(purposes()).hasSize(before);
        assertThat(texts()).doesNotContain("13700001234", "told@example.cn", "告知测试人", "告知测试所需信息", "请尽快补正");
    }

    @Test
    @DisplayName("还剩 5、3、1 个工作日和超过内部时限未确认的，每个工作日早上提醒一次；周末、清早不提醒")
    void officesAreRemindedOnWorkingMornings() {
        var hand = new Desk.Hand(UUID.randomUUID(), Actor.SYSTEM);
        // Received on Monday 9 March 2026, due on Tuesday 7 April: 6 April is a holiday.
        office(() -> desk.enter(
                hand, organ().id(), UUID.randomUUID(), Channel.IN_PERSON, application(), LocalDate.of(2026, 3, 9)));
        var seen = new java.util.ArrayList<String>();
        for (var day = LocalDate.of(2026, 3, 30); day.isBefore(LocalDate.of(2026, 4, 8)); day = day.plusDays(1)) {
            int before = reminders();
            reminder(day, LocalTime.of(7, 0)).remind();
            assertThat(reminders()).as("early on " + day).isEqualTo(before);
            reminder(day, LocalTime.of(9, 0)).remind();
            reminder(day, LocalTime.of(10, 0)).remind();
            if (reminders() > before) {
                seen.add(day + " " + (reminders() - before));
            }
        }
        assertThat(seen).containsExactly("2026-03-30 1", "2026-04-01 1", "2026-04-03 1");
    }

    private int reminders() {
        return (int) purposes().stream().filter("EMAIL 期限提醒"::equals).count();
    }

    private Reminders reminder(LocalDate day, LocalTime time) {
        var settings = new MessagingSettings(
                "https://gk.example.gov.cn/", new MessagingSettings.Mail("", 465, "", "", "", "tls"));
        return new Reminders(
                store,
                new NoticeTexts(outbox, settings),
                organs,
                calendars,
                settings,
                transactions,
                Clock.fixed(day.atTime(time).atZone(ChineseDate.ZONE).toInstant(), ChineseDate.ZONE));
    }
}
