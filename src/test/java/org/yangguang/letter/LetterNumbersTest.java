package org.yangguang.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.yangguang.WithDatabase;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.organ.Organs;

@WithDatabase
class LetterNumbersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);
    private static final int THREADS = 16;

    @Autowired
    Letters letters;

    @Autowired
    TemplateLibrary library;

    @Autowired
    Organs organs;

    @Autowired
    TransactionTemplate transactions;

    private static int organSerial = 40;

    private Organ organ;

    @BeforeEach
    void anOrgan() {
        var code = "610102-" + ++organSerial;
        Scope.of(DatabaseRole.JOB, Set.of())
                .run(() -> organs.register(
                        Actor.SYSTEM,
                        new Organs.Registration(
                                code,
                                Optional.empty(),
                                OrganKind.DEPARTMENT,
                                OrganLevel.COUNTY,
                                "澄湖区某局" + organSerial,
                                "澄某局",
                                Optional.empty(),
                                LocalDate.of(2019, 1, 1),
                                Optional.empty())));
        organ = organs.byCode(code).orElseThrow();
    }

    private <T> T asOffice(Callable<T> work) {
        return Scope.of(DatabaseRole.OFFICE, Set.of(organ.id()))
                .call(() -> Objects.requireNonNull(transactions.execute(status -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })));
    }

    private Letters.Issue issue(String template) {
        var text = (LetterText)
                letters.templates(organ).byId(template).orElseThrow().fill(LetterFixtures.facts());
        return (Letters.Issue) letters.issue(
                organ, UUID.randomUUID(), text, List.of(), DAY, new Letters.Hands(UUID.randomUUID(), null));
    }

    @Test
    @DisplayName("十六人同时取号，其中有的没有办成：号不重、不跳")
    void numbersAreUniqueAndWithoutGaps() throws Exception {
        var numbers = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            var tasks = IntStream.range(0, THREADS)
                    .mapToObj(i -> pool.submit(() -> Scope.of(DatabaseRole.OFFICE, Set.of(organ.id()))
                            .call(() -> transactions.execute(status -> {
                                var issued = issue("NOTICE_WITHDRAWN");
                                if (i % 4 == 3) {
                                    status.setRollbackOnly();
                                    return "";
                                }
                                return issued.number();
                            }))))
                    .toList();
            for (var task : tasks) {
                numbers.add(Objects.requireNonNull(task.get()));
            }
        }
        assertThat(numbers.stream().filter(n -> !n.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, THREADS - THREADS / 4)
                        .mapToObj(n -> "澄某局公开告〔2026〕" + n + "号")
                        .toList());
        assertThat(asOffice(() -> letters.upcomingNumber(organ, LetterKind.REPLY_GRANTED, DAY)))
                .isEqualTo("澄某局公开告〔2026〕13号");
    }

    @Test
    @DisplayName("格式不同的各自从 1 号起，相同的共用一列；送达回证没有文号")
    void seriesAreCountedByTheirPattern() {
        var by = new TemplateLibrary.Hand(UUID.randomUUID(), "周宁", Actor.SYSTEM);
        assertThat(asOffice(() -> issue("RECEIPT").number())).isEqualTo("澄某局公开告〔2026〕1号");
        asOffice(() -> {
            library.set(by, organ, Map.of("mark", "澄局", "pattern.CONSULTING", "{机关代字}公开征〔{年}〕{序号}号"));
            return "";
        });
        assertThat(asOffice(() -> issue("CONSULT_THIRD_PARTY").number())).isEqualTo("澄局公开征〔2026〕1号");
        assertThat(asOffice(() -> issue("ASSIST_LETTER").number())).isEqualTo("澄局公开征〔2026〕2号");
        assertThat(asOffice(() -> issue("NOTICE_FEE").number())).isEqualTo("澄局公开告〔2026〕1号");
        assertThat(asOffice(() -> issue("PROOF_OF_SERVICE").number())).isEmpty();
    }

    @Test
    @DisplayName("每份文书都有 DOCX、PDF、OFD；OFD 由存档的 PDF 得出，每次相同")
    void everyFormatIsThere() {
        var id = asOffice(() -> issue("REPLY_NOT_EXIST").id());
        var files = asOffice(() -> java.util.Arrays.stream(Letters.Format.values())
                .map(format -> letters.file(id, format).orElseThrow().content())
                .toList());
        assertThat(files.get(0)).startsWith('P', 'K');
        assertThat(files.get(1)).startsWith('%', 'P', 'D', 'F');
        assertThat(files.get(2)).startsWith('P', 'K');
        assertThat(asOffice(
                        () -> letters.file(id, Letters.Format.OFD).orElseThrow().content()))
                .isEqualTo(files.get(2));
    }
}
