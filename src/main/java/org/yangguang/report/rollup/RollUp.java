package org.yangguang.report.rollup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.ApplicantColumn;
import org.yangguang.report.Cell;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;
import org.yangguang.report.TableThreeRow;
import org.yangguang.report.checking.Level;
import org.yangguang.report.comparing.Correspondence;
import org.yangguang.report.rollup.CellSum.Part;
import org.yangguang.report.rollup.CellSum.Standing;
import org.yangguang.report.rollup.CellSum.State;
import org.yangguang.report.rollup.OrganTotal.Difference;
import org.yangguang.report.rollup.OrganTree.Kind;

/// A year's reports of an organ and all below it, added up cell by cell.
///
/// A county is its own numbers, its departments and its towns; a city is its own, its departments
/// and the sums of its counties; organs under 垂直管理 are left out. The published report of an
/// organ with parts is taken for the sum it published and is compared with ours, never added.
///
/// @param form whose cells are added up
/// @param remarks what must be known about the sums, gravest first
public record RollUp(int year, Form form, OrganTotal total, List<Remark> remarks) {

    public RollUp {
        remarks = remarks.stream()
                .sorted((a, b) -> a.level().compareTo(b.level()))
                .toList();
    }

    /// @param year of which year; reports of other years are named and left out
    public static RollUp of(OrganTree tree, Collection<Submitted> reports, int year) {
        return new Adding(tree, year, Map.of()).add(reports);
    }

    /// One organ over its direct parts, where those that have parts themselves were added up before.
    ///
    /// @param node the organ with its direct parts; a part that is a sum is listed without its own parts
    /// @param sums what was added up before, by the name of the part; complete or not
    public static RollUp of(OrganTree node, Collection<Submitted> reports, Map<String, OrganTotal> sums, int year) {
        return new Adding(node, year, sums).add(reports);
    }

    /// The year most of the reports speak of; the later of two.
    public static int yearOf(Collection<Submitted> reports) {
        return reports.stream()
                .map(r -> r.report().year())
                .filter(year -> year > 0)
                .collect(Collectors.groupingBy(year -> year, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /// With more to say, such as files that could not be read.
    public RollUp with(List<Remark> more) {
        return new RollUp(
                year,
                form,
                total,
                Stream.concat(remarks.stream(), more.stream()).toList());
    }

    /// Nothing missing, nothing unknown, nothing that fails.
    public boolean isComplete() {
        return total.isComplete();
    }

    /// One roll-up in the making.
    private static final class Adding {
        private static final int NAMED = 8;

        private final OrganTree tree;
        private final int year;
        private final Map<String, OrganTotal> sums;
        private final Map<String, Submitted> byOrgan = new LinkedHashMap<>();
        private final List<Remark> remarks = new ArrayList<>();
        private final Set<String> used = new HashSet<>();
        private Form form = Form.FMT_2021;
        private List<CellId> ids = List.of();

        Adding(OrganTree tree, int year, Map<String, OrganTotal> sums) {
            this.tree = tree;
            this.year = year;
            this.sums = Map.copyOf(sums);
        }

        RollUp add(Collection<Submitted> reports) {
            assign(reports);
            forms();
            var total = total(tree);
            vertical();
            doubles();
            return new RollUp(year, form, total, remarks);
        }

        private void assign(Collection<Submitted> reports) {
            var names = new OrganNames(tree.all().map(OrganTree::organ).toList());
            for (var submitted : reports) {
                var report = submitted.report();
                var organ = names.find(report.organ()).orElse(null);
                if (report.year() != year) {
                    var of = report.year() == 0 ? "年度不详" : "是 " + report.year() + " 年度的";
                    remark("AG-10", Level.WARNING, report.organ(), "%s：%s，不是 %d 年度，未计入。", submitted.source(), of, year);
                } else if (organ == null) {
                    var who = report.organ().isEmpty() ? "机关不详" : "“" + report.organ() + "”不在机关清单中，或对得上不止一个";
                    remark("AG-11", Level.WARNING, report.organ(), "%s：%s，未计入。请核对清单。", submitted.source(), who);
                } else if (report.form() == Form.FMT_LEGACY) {
                    remark("AG-12", Level.WARNING, organ, "%s：是 2018 年度及以前的统计表，没有表二、表三，未计入。", submitted.source());
                } else {
                    if (!organ.equals(report.organ())) {
                        remark(
                                "AG-13",
                                Level.HINT,
                                organ,
                                "%s：机关“%s”按清单中的“%s”计。",
                                submitted.source(),
                                report.organ(),
                                organ);
                    }
                    byOrgan.merge(organ, submitted, (first, second) -> newer(organ, first, second));
                }
            }
        }

        /// An organ has one report a year; a correction is published later.
        private Submitted newer(String organ, Submitted first, Submitted second) {
            var before = first.report().publishedOn();
            var after = second.report().publishedOn();
            boolean same = Correspondence.cells(first.report().form()).stream()
                    .allMatch(id ->
                            first.report().value(id).equals(second.report().value(id)));
            boolean told = before != null && after != null && !before.equals(after);
            var kept = told && after != null && after.isBefore(before) ? first : second;
            var dropped = kept == first ? second : first;
            if (told || same) {
                remark(
                        "AG-14",
                        Level.HINT,
                        organ,
                        "同一年度有两份报告（%s、%s），%s，只计 %s。",
                        first.source(),
                        second.source(),
                        told ? "以后公布的为准" : "数字相同",
                        kept.source());
            } else {
                remark(
                        "AG-14",
                        Level.WARNING,
                        organ,
                        "同一年度有两份报告，看不出哪份在后：计 %s，未计 %s。请核对，只留一份。",
                        kept.source(),
                        dropped.source());
            }
            return kept;
        }

        /// The form of the year; where 其他处理 is told by one row in some reports, also that row.
        private void forms() {
            var byForm = byOrgan.values().stream()
                    .collect(Collectors.groupingBy(s -> s.report().form()));
            var inForce = Form.forYear(year);
            form = byForm.size() == 1
                    ? byForm.keySet().iterator().next()
                    : inForce == Form.FMT_LEGACY ? Form.FMT_2021 : inForce;
            ids = new ArrayList<>(Correspondence.cells(form));
            if (byForm.size() > 1) {
                var others = byForm.entrySet().stream()
                        .filter(e -> e.getKey() != form)
                        .flatMap(e -> e.getValue().stream())
                        .map(s -> s.report().organ())
                        .toList();
                remark(
                        "AG-15",
                        Level.WARNING,
                        tree.organ(),
                        "%d 份报告用的不是 %s 年格式：%s。其他处理三行合并为一行汇总，没有对应的格标明不全。",
                        others.size(),
                        form.code(),
                        named(others));
                if (form == Form.FMT_2021) {
                    for (var column : ApplicantColumn.values()) {
                        ids.add(CellId.of(TableThreeRow.OTHER, column));
                    }
                }
            }
        }

        private OrganTotal total(OrganTree node) {
            Map<CellId, List<Part>> parts = new LinkedHashMap<>();
            ids.forEach(id -> parts.put(id, new ArrayList<>()));
            var missing = new ArrayList<String>();
            var below = new ArrayList<OrganTotal>();
            int handedIn = 0;
            int expected = 0;
            for (var part : node.parts()) {
                if (part.kind() == Kind.VERTICAL) {
                    continue;
                }
                var own = take(part);
                var known = sums.get(part.organ());
                if (part.isLeaf() && known == null) {
                    expected++;
                    if (own == null) {
                        missing.add(part.organ());
                    } else {
                        handedIn++;
                        add(parts, part.organ(), own);
                    }
                    continue;
                }
                var sum = known == null ? total(part) : known;
                below.add(sum);
                expected += sum.expected();
                handedIn += sum.handedIn();
                missing.addAll(sum.missing());
                if (sum.handedIn() > 0) {
                    add(parts, sum);
                } else if (own != null) {
                    add(parts, part.organ(), own);
                    remark("AG-16", Level.WARNING, part.organ(), "其下级一份未报，按它公布的年报计入。");
                }
            }
            if (node.isLeaf()) {
                expected++;
                var own = take(node);
                if (own == null) {
                    missing.add(node.organ());
                } else {
                    handedIn++;
                    add(parts, node.organ(), own);
                }
            }
            missing(node, missing);
            var cells = new LinkedHashMap<CellId, CellSum>();
            parts.forEach((id, list) -> cells.put(id, new CellSum(id, list)));
            var differences =
                    handedIn == 0 || node.isLeaf() ? List.<Difference>of() : differences(node, cells, missing);
            return new OrganTotal(node.organ(), handedIn, expected, missing, cells, differences, below);
        }

        private @Nullable Submitted take(OrganTree node) {
            var submitted = byOrgan.get(node.organ());
            boolean first = used.add(node.organ());
            if (submitted != null && first && submitted.isFailing()) {
                remark(
                        "AG-05",
                        Level.ERROR,
                        node.organ(),
                        "%s：有 %d 处错误，计入的数不可靠。请退回改正后再汇总。",
                        submitted.source(),
                        submitted.errors());
            }
            if (submitted != null && first && submitted.returned()) {
                remark("AG-21", Level.WARNING, node.organ(), "%s：已退回，还没有改正重报，计入的是退回前的数。", submitted.source());
            }
            return submitted;
        }

        private static void add(Map<CellId, List<Part>> parts, String organ, Submitted submitted) {
            var standing = submitted.isFailing()
                    ? Standing.FAILING
                    : submitted.returned() ? Standing.RETURNED : Standing.SOUND;
            parts.forEach((id, list) -> list.add(Correspondence.cellOrZero(submitted.report(), id)
                    .map(cell -> new Part(organ, cell.value(), state(cell), standing))
                    .orElseGet(() -> new Part(organ, null, State.NOT_IN_FORM, standing))));
        }

        private static void add(Map<CellId, List<Part>> parts, OrganTotal sum) {
            parts.forEach((id, list) -> {
                var cell = sum.cells().get(id);
                if (cell != null) {
                    var value = cell.isUnknown() ? null : cell.sum();
                    var state = cell.isUnknown() ? State.BLANK : State.KNOWN;
                    list.add(new Part(sum.organ(), value, state, standing(sum, cell)));
                } else {
                    list.add(new Part(sum.organ(), null, State.NOT_IN_FORM, Standing.INCOMPLETE));
                }
            });
        }

        private static Standing standing(OrganTotal sum, CellSum cell) {
            if (!sum.missing().isEmpty() || cell.lacks()) {
                return Standing.INCOMPLETE;
            }
            return cell.isComplete() ? Standing.SOUND : Standing.FAILING;
        }

        private static State state(Cell cell) {
            return switch (cell.reading()) {
                case PRINTED, NORMALISED, SOLVED, COUNTED -> cell.value() == null ? State.UNREADABLE : State.KNOWN;
                case BLANK -> State.BLANK;
                case MARKED_NONE -> State.MARKED_NONE;
                case ABSENT -> State.ABSENT;
                case UNREADABLE -> State.UNREADABLE;
            };
        }

        /// Said once, at the lowest sum that lacks them.
        private void missing(OrganTree node, List<String> missing) {
            var here = missing.stream()
                    .filter(organ -> node.parts().stream()
                            .anyMatch(p -> p.isLeaf() && p.organ().equals(organ)))
                    .toList();
            if (!here.isEmpty()) {
                remark("AG-02", Level.ERROR, node.organ(), "缺报 %d 个：%s。合计不含它们的数。", here.size(), named(here));
            }
        }

        /// AG-01 上级每格＝Σ下级＋本级.
        private List<Difference> differences(OrganTree node, Map<CellId, CellSum> cells, List<String> missing) {
            var own = take(node);
            if (own == null) {
                return List.of();
            }
            var differences = new ArrayList<Difference>();
            for (var cell : cells.values()) {
                var published = value(own.report(), cell.id());
                if (published.isPresent() && !cell.isUnknown() && !cell.agrees(published.get())) {
                    differences.add(new Difference(cell.id(), published.get(), cell.sum()));
                }
            }
            if (!differences.isEmpty()) {
                boolean ownListed = node.parts().stream().anyMatch(p -> p.kind() == Kind.OWN);
                boolean less = differences.stream().anyMatch(d -> d.difference().signum() < 0);
                boolean complete = missing.isEmpty() && cells.values().stream().allMatch(CellSum::isComplete);
                var why = !complete
                        ? "合计不全，差额可能因缺报或未知的格。"
                        : !ownListed && !less ? "清单没有列本级，差额是否就是本级的数？" : less ? "公布的数小于各部分之和，请核对。" : "请核对。";
                var level = complete && (ownListed || less) ? Level.ERROR : Level.WARNING;
                var first = differences.stream()
                        .filter(d -> !less || d.difference().signum() < 0)
                        .findFirst()
                        .orElseThrow();
                remark(
                        "AG-01",
                        level,
                        node.organ(),
                        "公布的年报有 %d 格与合计不同，如%s公布 %s、合计 %s、相差 %s；%s",
                        differences.size(),
                        first.id().label(),
                        first.published().toPlainString(),
                        first.sum().toPlainString(),
                        first.difference().toPlainString(),
                        why);
            }
            return differences;
        }

        private static Optional<BigDecimal> value(AnnualReport report, CellId id) {
            return Correspondence.cell(report, id).map(Cell::value);
        }

        private void vertical() {
            var out = tree.all()
                    .filter(o -> o.kind() == Kind.VERTICAL)
                    .flatMap(OrganTree::all)
                    .map(OrganTree::organ)
                    .filter(byOrgan::containsKey)
                    .toList();
            if (!out.isEmpty()) {
                remark("AG-17", Level.HINT, tree.organ(), "垂直管理的 %d 个机关随本系统汇总，未计入：%s。", out.size(), named(out));
            }
        }

        /// A government among its own departments, in a list that does not say it stands above them:
        /// its report may be their sum already.
        private void doubles() {
            var siblings = new HashMap<String, List<String>>();
            tree.all().filter(node -> node.kind() == Kind.HEADING).forEach(node -> {
                var organs = node.parts().stream()
                        .filter(OrganTree::isLeaf)
                        .map(OrganTree::organ)
                        .filter(byOrgan::containsKey)
                        .toList();
                organs.stream().filter(o -> o.endsWith("人民政府")).forEach(government -> {
                    var area = government.substring(0, government.length() - "人民政府".length());
                    organs.stream()
                            .filter(o -> !area.isEmpty() && !o.equals(government) && o.startsWith(area))
                            .forEach(o -> siblings.computeIfAbsent(government, _ -> new ArrayList<>())
                                    .add(o));
                });
            });
            siblings.forEach((government, others) -> remark(
                    "AG-18",
                    Level.WARNING,
                    government,
                    "与它的 %d 个部门、乡镇（如%s）一起相加。它的年报若已是全区汇总数，就重复了：请用 --top %s 或 --tree 说明谁是上级。",
                    others.size(),
                    others.getFirst(),
                    government));
        }

        private static String named(List<String> organs) {
            var few = Stream.concat(
                    organs.stream().limit(NAMED), organs.size() > NAMED ? Stream.of("等") : Stream.<String>empty());
            return few.collect(Collectors.joining("、")).replace("、等", " 等");
        }

        private void remark(String rule, Level level, String organ, String text, Object... arguments) {
            remarks.add(new Remark(rule, level, organ, text.formatted(arguments)));
        }
    }
}
