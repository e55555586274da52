package org.yangguang.annual.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yangguang.annual.Figures;
import org.yangguang.annual.Stage;
import org.yangguang.dispute.DisputeKind;
import org.yangguang.dispute.ResultColumn;
import org.yangguang.dispute.tally.TalliedDispute;
import org.yangguang.dispute.tally.YearDisputes;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.DisputeColumn;
import org.yangguang.report.DisputeRoute;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.TableTwoField;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.Outcome;
import org.yangguang.request.tally.TalliedRequest;
import org.yangguang.request.tally.YearTally;

/// A region of random organs with random ledgers, counted by the tallies themselves.
final class RandomRegion {

    private final Random random;
    final List<Organ> organs = new ArrayList<>();
    private final Map<Integer, List<TalliedRequest>> requests = new HashMap<>();
    private final Map<Integer, List<TalliedDispute>> disputes = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Figures>> tableTwo = new HashMap<>();

    static final int FIRST = 2021;
    static final int LAST = 2023;

    RandomRegion(long seed) {
        random = new Random(seed);
        grow(null, OrganLevel.PROVINCE);
        for (var organ : organs) {
            ledgers(organ.id());
        }
    }

    private void grow(@Nullable Organ above, OrganLevel level) {
        int id = organs.size() + 1;
        var organ = organ(id, above, OrganKind.GOVERNMENT, level, "第" + id + "人民政府");
        int others = 1 + random.nextInt(4);
        for (int i = 0; i < others; i++) {
            int next = organs.size() + 1;
            var kind = switch (random.nextInt(6)) {
                case 0 -> OrganKind.VERTICAL;
                case 1 -> OrganKind.TOWNSHIP;
                default -> OrganKind.DEPARTMENT;
            };
            organ(next, organ, kind, level, "第" + next + "机关");
        }
        var below = level == OrganLevel.PROVINCE
                ? Optional.of(OrganLevel.CITY)
                : level == OrganLevel.CITY ? Optional.of(OrganLevel.COUNTY) : Optional.<OrganLevel>empty();
        below.ifPresent(next -> {
            int governments = 1 + random.nextInt(2);
            for (int i = 0; i < governments; i++) {
                grow(organ, next);
            }
        });
    }

    private Organ organ(int id, @Nullable Organ above, OrganKind kind, OrganLevel level, String name) {
        var organ = new Organ(
                id,
                "%06d".formatted(id),
                above == null ? null : above.id(),
                kind,
                level,
                name,
                name,
                null,
                LocalDate.of(2015, 1, 1),
                null,
                null,
                0);
        organs.add(organ);
        return organ;
    }

    private void ledgers(int organ) {
        var requested = new ArrayList<TalliedRequest>();
        var kinds = ApplicantKind.values();
        for (int i = 0; i < 3 + random.nextInt(40); i++) {
            var received = LocalDate.of(FIRST - 1, 6, 1).plusDays(random.nextInt(1300));
            boolean open = random.nextInt(12) == 0;
            requested.add(new TalliedRequest(
                    organ + "-" + i,
                    kinds[random.nextInt(kinds.length)],
                    received,
                    open ? null : received.plusDays(random.nextInt(60)),
                    open ? null : Outcome.values()[random.nextInt(Outcome.values().length)]));
        }
        requests.put(organ, requested);
        var disputed = new ArrayList<TalliedDispute>();
        for (int i = 0; i < random.nextInt(6); i++) {
            var received = LocalDate.of(FIRST - 1, 6, 1).plusDays(random.nextInt(1300));
            var turns = random.nextBoolean()
                    ? List.<TalliedDispute.Turn>of()
                    : List.of(new TalliedDispute.Turn(
                            received.plusDays(60),
                            ResultColumn.values()[random.nextInt(ResultColumn.values().length)]));
            disputed.add(new TalliedDispute(
                    organ + "-d" + i,
                    DisputeKind.values()[random.nextInt(DisputeKind.values().length)],
                    received,
                    turns));
        }
        disputes.put(organ, disputed);
        var years = new TreeMap<Integer, Figures>();
        int inForce = random.nextInt(30);
        int decisions = 200 + random.nextInt(5000);
        int fees = 30_001 + random.nextInt(90_000);
        for (int year = FIRST; year <= LAST; year++) {
            int issued = random.nextInt(5);
            int repealed = Math.min(inForce, random.nextInt(3));
            inForce += issued - repealed;
            var values = new HashMap<CellId, BigDecimal>();
            for (var field : TableTwoField.of(Form.FMT_2021)) {
                values.put(
                        CellId.of(field),
                        switch (field) {
                            case NORMATIVE_ISSUED -> BigDecimal.valueOf(issued);
                            case NORMATIVE_REPEALED -> BigDecimal.valueOf(repealed);
                            case NORMATIVE_IN_FORCE -> BigDecimal.valueOf(inForce);
                            case LICENSING, PENALTY, COERCION ->
                                BigDecimal.valueOf(decisions - random.nextInt(decisions / 4));
                            case FEES_WAN -> BigDecimal.valueOf(fees - random.nextInt(fees / 4), 4);
                            default -> BigDecimal.ZERO;
                        });
            }
            years.put(year, new Figures(Form.FMT_2021, values));
        }
        tableTwo.put(organ, years);
    }

    private Figures twoOf(int organ, int year) {
        var years = Objects.requireNonNull(tableTwo.get(organ));
        return Objects.requireNonNull(years.get(year));
    }

    /// An organ's own year, counted from its ledgers.
    Figures own(int organ, int year) {
        var tally = YearTally.of(year, requests.getOrDefault(organ, List.of()));
        var disputed = YearDisputes.of(year, disputes.getOrDefault(organ, List.of()));
        var values = new HashMap<>(twoOf(organ, year).values());
        for (var row : TableThreeRow.of(Form.FMT_2021)) {
            for (var column : ApplicantColumn.values()) {
                values.put(CellId.of(row, column), BigDecimal.valueOf(count(tally, row, column)));
            }
        }
        for (var route : DisputeRoute.values()) {
            for (var column : DisputeColumn.values()) {
                values.put(CellId.of(route, column), BigDecimal.valueOf(cases(disputed, route, column)));
            }
        }
        return new Figures(Form.FMT_2021, values);
    }

    /// The tally's own lists hold ids of requests; their length is the number.
    private static int count(YearTally tally, TableThreeRow row, ApplicantColumn column) {
        var tallied = org.yangguang.request.tally.TallyRow.all().stream()
                .filter(t -> t.code().equals(row.code()))
                .findFirst()
                .orElseThrow();
        for (var kind : ApplicantKind.values()) {
            if (kind.code().equals(column.code())) {
                return tally.count(tallied, kind);
            }
        }
        return tally.count(tallied);
    }

    private static int cases(YearDisputes disputed, DisputeRoute route, DisputeColumn column) {
        for (var kind : DisputeKind.values()) {
            if (kind.code().equals(route.code())) {
                return switch (column) {
                    case UPHELD -> disputed.cases(kind, ResultColumn.UPHELD).size();
                    case CORRECTED ->
                        disputed.cases(kind, ResultColumn.CORRECTED).size();
                    case OTHER -> disputed.cases(kind, ResultColumn.OTHER).size();
                    case PENDING -> disputed.pending(kind).size();
                    case TOTAL -> disputed.all(kind).size();
                };
            }
        }
        throw new IllegalStateException(route.code());
    }

    YearTree tree(int year) {
        return YearTree.of(organs, 1, year);
    }

    /// Every sum of a year, by organ, each made of those below it.
    Map<Integer, NodeParts.Added> sums(int year) {
        var tree = tree(year);
        var added = new HashMap<Integer, NodeParts.Added>();
        for (var organ : tree.sums()) {
            var given = new ArrayList<NodeParts.Given>();
            given.add(new NodeParts.Own(organ, Optional.of(own(organ.id(), year)), ""));
            for (var part : tree.parts(organ.id())) {
                if (part.kind() == OrganKind.VERTICAL) {
                    given.add(new NodeParts.LeftOut(part, SumPart.Role.VERTICAL, Optional.empty(), ""));
                } else if (added.containsKey(part.id())) {
                    given.add(new NodeParts.Summed(part, added.get(part.id()).sum(), Optional.of(Stage.CLEARED)));
                } else {
                    given.add(new NodeParts.Reported(
                            part, SumPart.Role.ORGAN, new NodeParts.Handed(Stage.CLEARED, 1, 0, own(part.id(), year))));
                }
            }
            added.put(organ.id(), new NodeParts(organ, year, Optional.empty(), given).add(Instant.EPOCH));
        }
        return added;
    }

    /// A report with these numbers, and a word on fees for whoever closed a case over one.
    static AnnualReport report(Organ organ, int year, Figures figures) {
        var cells = new HashMap<CellId, Cell>();
        figures.values().forEach((id, value) -> cells.put(id, Cell.counted(value)));
        return new AnnualReport(
                organ.name() + year + "年政府信息公开工作年度报告",
                organ.name(),
                year,
                figures.form(),
                null,
                List.of(),
                List.of(new AnnualReport.Section(6, "六、其他需要报告的事项", List.of("本年度收取信息处理费100元。"))),
                cells,
                Map.of());
    }

    static Figures with(Figures figures, CellId id, BigDecimal value) {
        var values = new HashMap<>(figures.values());
        values.put(id, value);
        return new Figures(figures.form(), values);
    }
}
