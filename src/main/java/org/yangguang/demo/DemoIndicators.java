package org.yangguang.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yangguang.audit.Actor;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.indicator.Definitions;
import org.yangguang.indicator.EntryHistory;
import org.yangguang.indicator.Indicator.ReportPart;
import org.yangguang.indicator.Indicator.Span;
import org.yangguang.indicator.Indicator.Summing;
import org.yangguang.indicator.IndicatorDesk;
import org.yangguang.indicator.IndicatorDesk.Written;
import org.yangguang.indicator.Indicators;
import org.yangguang.indicator.Unit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.Desk.Hand;

/// Figures of last year and this year for the bureau and its government: some by date, one corrected, one
/// pair that does not agree, several still missing. Does nothing where there are some already.
@Component
@Order(3)
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
class DemoIndicators implements ApplicationRunner {

    private static final String GOVERNMENT = "330110";

    private final IndicatorDesk desk;
    private final Indicators indicators;
    private final Definitions definitions;
    private final Organs organs;
    private final DemoClock clock;

    DemoIndicators(IndicatorDesk desk, Indicators indicators, Definitions definitions, Organs organs, DemoClock clock) {
        this.desk = desk;
        this.indicators = indicators;
        this.definitions = definitions;
        this.organs = organs;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var bureau = organs.byCode(DemoOffice.BUREAU).orElseThrow();
        var government = organs.byCode(GOVERNMENT).orElseThrow();
        Scope.of(DatabaseRole.OFFICE, Set.of(bureau.id(), government.id())).run(() -> tell(bureau, government));
    }

    private void tell(Organ bureau, Organ government) {
        int year = LocalDate.now(clock).getYear();
        boolean told = indicators.histories(bureau.id(), year - 1).values().stream()
                .map(EntryHistory::entries)
                .anyMatch(entries -> !entries.isEmpty());
        if (told) {
            return;
        }
        var office = new Hand(new UUID(0, 31), new Actor("demo", "发布", GOVERNMENT, ""));
        definitions.add(
                new Actor("demo", "主管部门", GOVERNMENT, ""),
                government,
                "政务公开体验活动参加人次",
                "本年参加政务公开体验活动（开放日、体验日）的群众人次，每次活动分别计。",
                ReportPart.S1_PROACTIVE,
                Unit.PERSON_TIME,
                Span.FLOW,
                Summing.SUM);
        clock.on(LocalDate.of(year, 1, 12), () -> {
            enter(DemoLedgers.PUBLISHER, bureau, year - 1, BUREAU_BEFORE);
            enter(office, government, year - 1, GOVERNMENT_BEFORE);
        });
        enter(DemoLedgers.PUBLISHER, bureau, year, BUREAU_NOW);
        enter(office, government, year, GOVERNMENT_NOW);
        byDate(bureau, year);
    }

    /// Code, value and evidence, parted by a stroke.
    private static final List<String> BUREAU_BEFORE = List.of(
            "active_total|186|门户信息发布台账",
            "active_website|119|门户后台统计",
            "active_wechat|96|公众号后台统计",
            "interpretations|9|政策解读台账",
            "accounts|3|新媒体备案台账",
            "accounts_opened|1|区政府办备案复函",
            "accounts_closed|0|新媒体备案台账",
            "inspections|4|季度自查记录",
            "problems_found|11|季度自查记录",
            "problems_rectified|11|整改销号表",
            "trainings|2|培训通知、签到表",
            "trainees|58|培训签到表",
            "staff|2|人员分工通知",
            "staff_fulltime|0|人员分工通知",
            "staff_parttime|2|人员分工通知",
            "accountability|0|无责任追究情形");
    private static final List<String> GOVERNMENT_BEFORE = List.of(
            "active_total|12810|门户和公报台账",
            "inspections|4|全覆盖检查通报",
            "problems_found|2347|全覆盖检查通报",
            "problems_rectified|2347|整改销号表",
            "accounts|46|新媒体备案台账",
            "accounts_opened|2|新媒体备案台账",
            "accounts_closed|12|关停公告",
            "satisfaction|93.6|社会评议报告");
    private static final List<String> BUREAU_NOW = List.of(
            "active_website|104|门户后台统计",
            "active_wechat|８８条|公众号后台统计",
            "accounts|3|新媒体备案台账",
            "accounts_opened|0|新媒体备案台账",
            "accounts_closed|1|关停公告",
            "problems_found|8|季度自查记录",
            "problems_rectified|7|整改销号表",
            "press_conferences|1|发布会安排表",
            "staff|2|人员分工通知");
    private static final List<String> GOVERNMENT_NOW =
            List.of("active_total|11,964|门户和公报台账", "inspections|3|检查通报", "accounts|45|新媒体备案台账");

    private void enter(Hand by, Organ organ, int year, List<String> rows) {
        done(desk.enter(
                by,
                organ,
                year,
                rows.stream()
                        .map(row -> row.split("\\|"))
                        .map(cells -> new Written(cells[0], cells[1], Optional.empty(), cells[2], List.of()))
                        .toList()));
    }

    /// Trainings one by one, as far as the year has come; the persons of the first were counted twice.
    private void byDate(Organ bureau, int year) {
        for (var day : List.of(LocalDate.of(year, 1, 8), LocalDate.of(year, 3, 17), LocalDate.of(year, 9, 3))) {
            if (!day.isAfter(LocalDate.now(clock))) {
                var on = Optional.of(day);
                done(desk.enter(
                        DemoLedgers.PUBLISHER,
                        bureau,
                        year,
                        List.of(
                                new Written("trainings", "1", on, "培训通知", List.of()),
                                new Written("trainees", "33", on, "培训签到表", List.of()))));
            }
        }
        var trainees = definitions.find(bureau.id(), "trainees").orElseThrow();
        indicators.history(bureau.id(), year, trainees).entries().stream()
                .findFirst()
                .ifPresent(first -> done(desk.correct(
                        DemoLedgers.PUBLISHER,
                        bureau,
                        first.id(),
                        1,
                        new Written(
                                "trainees", "29", Optional.of(first.current().onDay()), "培训签到表", List.of()),
                        "签到表第二页重复计了 4 人")));
    }

    private static void done(IndicatorDesk.Result result) {
        if (!(result instanceof IndicatorDesk.Result.Done)) {
            throw new IllegalStateException("demo story: " + result);
        }
    }
}
