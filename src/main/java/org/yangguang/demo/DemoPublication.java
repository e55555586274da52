package org.yangguang.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.publication.Figure.Slot;
import org.yangguang.publication.FigureKind;
import org.yangguang.publication.Figures;
import org.yangguang.publication.NormField;
import org.yangguang.publication.NormKind;
import org.yangguang.publication.NormReader;
import org.yangguang.publication.Norms;

/// The ledgers of table 二 of the bureau and of its government: invented documents in every state of
/// validity, decisions and fees of last year in full and of this year up to last month.
@Component
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
class DemoPublication {

    private final Norms norms;
    private final Figures figures;
    private final Organs organs;
    private final DemoClock clock;

    DemoPublication(Norms norms, Figures figures, Organs organs, DemoClock clock) {
        this.norms = norms;
        this.figures = figures;
        this.organs = organs;
        this.clock = clock;
    }

    /// Title, 文号 without its year, year of issue counted back from this, day of issue, first day in
    /// force, last day in force, day of repeal, repealed by; years written `-n` are counted back too.
    private static final String BUREAU = """
            社区便民商业网点补助办法（演示）|余商务演|-1|03-12|-1-04-15|4-04-14||
            农贸市场改造提升资金管理办法（演示）|余商务演|-1|12-18|0-01-01|5-12-31||
            夜间经济街区管理暂行规定（演示）|余商务演|-3|06-30|-3-08-01|0-12-31||
            电子商务专项资金管理办法（演示）|余商务演|-6|05-20|-6-06-20|-1-06-19||
            单用途商业预付卡备案细则（演示）|余商务演|-5|09-01|-5-10-01||-1-12-31|余商务演〔%d〕2号
            家政服务领域信用评价办法（演示）|余商务演|0|02-24|0-04-01|5-03-31||
            再生资源回收网点布局导则（演示）|余商务演|-4|11-05|-4-12-05|||
            """;

    private static final String GOVERNMENT = """
            政府投资项目管理办法（演示）|余政演|-1|09-02|-1-10-10|4-10-09||
            国有土地上房屋征收补助规定（演示）|余政演|-4|10-11|-4-11-15|||
            人才租赁住房管理办法（演示）|余政演|-3|08-15|-3-09-18|0-12-17||
            区级储备粮管理办法（演示）|余政演|-8|11-08|-8-12-08||-1-07-01|余政演〔%d〕6号
            促进商贸流通业高质量发展若干政策（演示）|余政演|0|01-20|0-03-01|3-02-28||
            """;

    private static final Map<FigureKind, String> MONTHLY = Map.of(
            FigureKind.LICENSING_PUBLISHED, "31",
            FigureKind.LICENSING_WITHHELD, "2",
            FigureKind.OTHER_SERVICE_PUBLISHED, "14",
            FigureKind.OTHER_SERVICE_WITHHELD, "0",
            FigureKind.PENALTY_PUBLISHED, "3",
            FigureKind.PENALTY_WITHHELD, "1",
            FigureKind.COERCION_PUBLISHED, "0",
            FigureKind.COERCION_WITHHELD, "0",
            FigureKind.FEES, "12800.55");

    void tell() {
        var bureau = organs.byCode(DemoOffice.BUREAU).orElseThrow();
        var government = organs.byCode(DemoOffice.GOVERNMENT).orElseThrow();
        office(bureau, BUREAU);
        office(government, GOVERNMENT);
    }

    private void office(Organ organ, String documents) {
        var today = LocalDate.now(clock);
        Scope.of(DatabaseRole.OFFICE, Set.of(organ.id())).run(() -> {
            int serial = 1;
            for (var line : documents.lines().toList()) {
                document(organ, line.split("\\|", -1), serial++, today);
            }
            for (var kind : NormKind.values()) {
                var note = kind == NormKind.REGULATION ? "本机关没有制定过规章" : "与司法行政部门核对，无遗漏";
                norms.check(actor(organ), account(), organ, today.getYear() - 1, kind, note);
            }
            numbers(organ, today.getYear() - 1, 12);
            numbers(organ, today.getYear(), today.getMonthValue() - 1);
        });
    }

    private void document(Organ organ, String[] cells, int serial, LocalDate today) {
        int now = today.getYear();
        int year = now + Integer.parseInt(cells[2]);
        var issued = year + "-" + cells[3];
        var fields = Map.of(
                NormField.KIND, NormKind.NORMATIVE.label(),
                NormField.TITLE, cells[0],
                NormField.DOC_NO, cells[1] + "〔" + year + "〕" + serial + "号",
                NormField.ISSUED_ON, issued,
                NormField.PUBLISHED_ON, LocalDate.parse(issued).plusDays(2).toString(),
                NormField.EFFECTIVE_ON, day(cells[4], now),
                NormField.VALID_UNTIL, day(cells[5], now),
                NormField.REPEALED_ON, day(cells[6], now),
                NormField.REPEALED_BY, cells[7].formatted(now - 1));
        if (LocalDate.parse(issued).plusDays(2).isAfter(today)) {
            return;
        }
        var read = NormReader.read(field -> fields.getOrDefault(field, ""), organ.name(), today);
        var norm = read.norm().orElseThrow(() -> new IllegalStateException("demo document: " + read.problems()));
        if (!(norms.enter(actor(organ), account(), organ, norm) instanceof Norms.Done)) {
            throw new IllegalStateException("demo document refused: " + norm.docNo());
        }
    }

    /// `-1-06-19` is 19 June of last year.
    private static String day(String cell, int now) {
        int end = cell.length() - 6;
        return cell.isEmpty() ? "" : now + Integer.parseInt(cell.substring(0, end)) + cell.substring(end);
    }

    /// Numbers that rise and fall a little from month to month.
    private void numbers(Organ organ, int year, int months) {
        var numbers = new LinkedHashMap<Slot, Optional<BigDecimal>>();
        for (int month = 1; month <= months; month++) {
            for (var entry : MONTHLY.entrySet()) {
                var value = new BigDecimal(entry.getValue());
                var varied = value.signum() == 0 ? value : value.add(BigDecimal.valueOf(month * 5 % 7L));
                numbers.put(new Slot(month, entry.getKey()), Optional.of(varied));
            }
        }
        figures.save(
                actor(organ), account(), organ, year, figures.year(organ, year).version(), numbers, "");
    }

    private static UUID account() {
        return DemoRequests.HANDLER.account();
    }

    private static Actor actor(Organ organ) {
        return new Actor("demo", "承办", organ.code(), "");
    }
}
