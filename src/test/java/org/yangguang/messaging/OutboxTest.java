package org.yangguang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.TestDatabase;
import org.yangguang.calendar.ChineseDate;
import org.yangguang.database.Database;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.vault.Secrets;
import org.yangguang.vault.Vault;

/// The outbox on a real database, with a transport that fails as it is told.
class OutboxTest {

    private static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");

    private static TestDatabase.Opened opened;
    private static Database database;

    private final MovedClock clock = new MovedClock();
    private final Unreliable transport = new Unreliable();
    private TransactionTemplate transactions = new TransactionTemplate();
    private Outbox outbox = outbox(List.of());
    private Dispatcher dispatcher = dispatcher();

    @BeforeAll
    static void open() {
        opened = TestDatabase.opened();
        database = opened.database();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void anEmptyOutbox() {
        transactions = new TransactionTemplate(database.transactions());
        outbox = outbox(List.of(transport, new LogTransport()));
        dispatcher = dispatcher();
        job(() -> sql().sql("delete from messaging_outbox").update());
    }

    private Outbox outbox(List<Transport> transports) {
        return new Outbox(new OutboxStore(sql()), transports, new Vault(Secrets.open(opened.keys())), clock);
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(new OutboxStore(sql()), outbox, transactions, clock);
    }

    private static JdbcClient sql() {
        return JdbcClient.create(database.routed());
    }

    private static final class MovedClock extends Clock {
        private Instant now = MORNING;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ChineseDate.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new IllegalArgumentException("one zone");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /// Carries mail only; fails, throws or sends as told.
    private static final class Unreliable implements Transport {
        private final List<Message> sent = new ArrayList<>();
        private Optional<Dispatch> answer = Optional.of(new Receipt());

        @Override
        public String name() {
            return "test";
        }

        @Override
        public boolean carries(Medium medium) {
            return medium == Medium.EMAIL;
        }

        @Override
        public boolean delivers() {
            return true;
        }

        @Override
        public Dispatch send(Message message) {
            var given = answer.orElseThrow(() -> new IllegalStateException("the line is cut"));
            if (given instanceof Receipt) {
                sent.add(message);
            }
            return given;
        }
    }

    private void job(Runnable work) {
        Scope.of(DatabaseRole.JOB, Set.of()).run(() -> transactions.executeWithoutResult(status -> work.run()));
    }

    private void put(String key, String to) {
        job(() -> outbox.put(new Outbox.Posting(Optional.empty(), key, "送达", "商-2026-0001", to, "标题", "正文")));
    }

    private record State(int attempts, boolean waiting, boolean sent, boolean givenUp, String fault) {}

    private State state() {
        var found = new ArrayList<State>();
        job(() -> found.addAll(sql().sql("select * from messaging_outbox")
                .query((row, n) -> new State(
                        row.getInt("attempts"),
                        row.getObject("next_try_at") != null,
                        row.getObject("sent_at") != null,
                        row.getObject("given_up_at") != null,
                        row.getString("fault")))
                .list()));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    @DisplayName("同一件事放进去两次只发一次")
    void theSameKeyIsSentOnce() {
        put("event:1", "lin@example.cn");
        put("event:1", "lin@example.cn");
        assertThat(dispatcher.dispatch()).isEqualTo(1);
        assertThat(dispatcher.dispatch()).isZero();
        assertThat(transport.sent).hasSize(1);
        assertThat(transport.sent.getFirst().to()).isEqualTo("lin@example.cn");
        assertThat(transport.sent.getFirst().subject()).isEqualTo("标题");
        assertThat(state()).isEqualTo(new State(1, false, true, false, ""));
    }

    @Test
    @DisplayName("发不出去的隔越来越久再试，线路恢复即发出，消息编号不变")
    void aFailedMessageIsTriedAgain() {
        put("event:2", "lin@example.cn");
        transport.answer = Optional.of(new Transport.Failure("邮件服务器没有接收", false));
        assertThat(dispatcher.dispatch()).isEqualTo(1);
        assertThat(state()).isEqualTo(new State(1, true, false, false, "邮件服务器没有接收"));
        assertThat(dispatcher.dispatch()).as("not before the pause is over").isZero();
        clock.pass(Duration.ofMinutes(1));
        transport.answer = Optional.empty();
        assertThat(dispatcher.dispatch()).as("a transport that throws").isEqualTo(1);
        assertThat(state()).isEqualTo(new State(2, true, false, false, "发送时出错"));
        transport.answer = Optional.of(new Transport.Receipt());
        clock.pass(Duration.ofMinutes(4));
        assertThat(dispatcher.dispatch()).isZero();
        clock.pass(Duration.ofMinutes(1));
        assertThat(dispatcher.dispatch()).isEqualTo(1);
        assertThat(state()).isEqualTo(new State(3, false, true, false, ""));
    }

    @Test
    @DisplayName("试满六次放弃；地址不对的立即放弃")
    void afterTheLastPauseAMessageIsGivenUp() {
        put("event:3", "lin@example.cn");
        transport.answer = Optional.of(new Transport.Failure("没有连上邮件服务器", false));
        for (var pause : Dispatcher.PAUSES) {
            assertThat(dispatcher.dispatch()).isEqualTo(1);
            assertThat(state().waiting()).isTrue();
            clock.pass(pause);
        }
        assertThat(dispatcher.dispatch()).isEqualTo(1);
        assertThat(state()).isEqualTo(new State(6, false, false, true, "没有连上邮件服务器"));
        clock.pass(Duration.ofDays(1));
        assertThat(dispatcher.dispatch()).isZero();

        anEmptyOutbox();
        put("event:4", "lin@example.cn");
        transport.answer = Optional.of(new Transport.Failure("邮件服务器不接受收件地址", true));
        dispatcher.dispatch();
        assertThat(state()).isEqualTo(new State(1, false, false, true, "邮件服务器不接受收件地址"));
    }

    @Test
    @DisplayName("发送中断的，租期过后由下一次接着发，不丢")
    void aMessageWhoseSenderDiedIsTakenUpAgain() {
        put("event:5", "lin@example.cn");
        job(() -> new OutboxStore(sql()).take(clock.instant(), clock.instant().plus(Duration.ofMinutes(5))));
        assertThat(dispatcher.dispatch()).isZero();
        clock.pass(Duration.ofMinutes(5));
        assertThat(dispatcher.dispatch()).isEqualTo(1);
        assertThat(transport.sent).hasSize(1);
    }

    @Test
    @DisplayName("没有通道的短信只作记录；库里没有明文地址和内容；不是地址的不放入")
    void whatNobodyCarriesIsOnlyNoted() {
        put("event:6", "13800138000");
        put("event:7", "0571-88728707");
        assertThat(outbox.delivers("13800138000")).isFalse();
        assertThat(outbox.delivers("lin@example.cn")).isTrue();
        assertThat(dispatcher.dispatch()).isEqualTo(1);
        assertThat(transport.sent).isEmpty();
        assertThat(state().sent()).isTrue();
        var text = new ArrayList<String>();
        job(() -> text.addAll(sql().sql("select o::text from messaging_outbox o")
                .query((row, n) -> row.getString(1))
                .list()));
        assertThat(text.getFirst())
                .doesNotContain("13800138000", "正文")
                .doesNotContain(java.util.HexFormat.of()
                        .formatHex("13800138000".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
