package org.yangguang.annual;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.organ.OrganKind;

/// 各机关进度与核验：every organ of the tree in scope that must report on a year, begun or not, as the
/// supervising authority follows it (条例第四十七条、第四十九条).
@Component
public class Matrix {

    private final MatrixStore store;
    private final DutyStore duties;

    Matrix(MatrixStore store, DutyStore duties) {
        this.store = store;
        this.duties = duties;
    }

    /// Which organs are shown. The views from [#HANDED] to [#RETURNED] together are all that must report.
    public enum View {
        ALL("全部机关"),
        HANDED("已报送、已公布", Stage.SUBMITTED, Stage.CLEARED, Stage.PUBLISHED, Stage.CORRECTING),
        /// Handed in, waiting for the supervising authority.
        WAITING("待核准", Stage.SUBMITTED),
        CHECKING("审核中", Stage.CHECKING, Stage.REVIEWING),
        /// Begun or not.
        MISSING("未报送", Stage.DRAFT),
        NOT_BEGUN("未开始"),
        RETURNED("退回修改", Stage.RETURNED),
        ERRORS("有错误"),
        HINTS("有提示"),
        EXEMPT("免报");

        private final String label;
        private final Set<Stage> stages;

        View(String label, Stage... stages) {
            this.label = label;
            this.stages = stages.length == 0 ? Set.of() : EnumSet.copyOf(List.of(stages));
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static View of(String code) {
            return List.of(values()).stream()
                    .filter(v -> v.code().equals(code))
                    .findFirst()
                    .orElse(ALL);
        }

        /// The stages it holds; empty if stages do not decide.
        Set<Stage> stages() {
            return stages;
        }
    }

    public enum Sort {
        HANDLED("申请量"),
        ERRORS("错误数"),
        SUBMITTED("报送时间"),
        CODE("机构代码");

        private final String label;

        Sort(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Sort of(String code) {
            return List.of(values()).stream()
                    .filter(s -> s.code().equals(code))
                    .findFirst()
                    .orElse(HANDLED);
        }
    }

    /// @param stage only organs at this stage, whatever the view
    /// @param words part of a name the organ bears or bore, or the beginning of its code; empty for all
    public record Filter(View view, Optional<Stage> stage, Optional<OrganKind> kind, String words, Sort sort) {
        public static Filter of(View view) {
            return new Filter(view, Optional.empty(), Optional.empty(), "", Sort.HANDLED);
        }

        public boolean isNarrowed() {
            return view != View.ALL || stage.isPresent() || kind.isPresent() || !words.isEmpty();
        }
    }

    /// An organ and where its report stands.
    ///
    /// @param name the full name at the end of the year
    /// @param endedOn the day from which the organ no longer exists; null while it does
    /// @param successor who carries its work on, by name; empty if nobody
    /// @param stage empty if nobody began
    /// @param events number of the last event, 0 before the first
    /// @param errors by [Findings.Group], in its order
    /// @param handled 新收 and 上年结转 of the version handed in; null before, and where they are not known
    /// @param remindedOn the last 催报
    /// @param dates empty where no day is due
    public record Row(
            int organ,
            String code,
            String name,
            OrganKind kind,
            @Nullable LocalDate endedOn,
            String successor,
            Optional<Stage> stage,
            int events,
            List<Integer> errors,
            List<Integer> hints,
            @Nullable Long handled,
            Optional<LocalDate> submittedOn,
            Optional<LocalDate> publishedOn,
            Optional<LocalDate> remindedOn,
            boolean exempt,
            Optional<DueDates> dates) {
        public Row {
            errors = List.copyOf(errors);
            hints = List.copyOf(hints);
        }

        public int errorCount() {
            return errors.stream().mapToInt(Integer::intValue).sum();
        }

        public int hintCount() {
            return hints.stream().mapToInt(Integer::intValue).sum();
        }

        /// Whether the organ still has to hand something in.
        public boolean isAwaited() {
            return !exempt && stage.filter(Stage::isWithAuthority).isEmpty();
        }

        /// Days since it should have been handed in; 0 if it was, or still may be.
        public long daysLate(LocalDate today) {
            return isAwaited()
                    ? dates.map(d -> d.daysLate(Optional.empty(), today)).orElse(0L)
                    : 0;
        }
    }

    /// @param total how many the filter holds, on all pages
    public record Page(List<Row> rows, int total) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /// What the tree comes to.
    ///
    /// @param owing how many must report, those exempted left out
    /// @param stages how many are at each stage
    /// @param errors by [Findings.Group], in its order
    /// @param handled 处理申请 of all versions handed in
    public record Counts(
            int owing,
            int exempt,
            int notBegun,
            Map<Stage, Integer> stages,
            List<Integer> errors,
            int organsWithErrors,
            int hints,
            int organsWithHints,
            long handled,
            int remindedToday) {
        public Counts {
            stages = new EnumMap<>(stages);
            errors = List.copyOf(errors);
        }

        /// How many organs a view shows.
        public int of(View view) {
            return switch (view) {
                case ALL -> owing;
                case NOT_BEGUN -> notBegun;
                case MISSING -> at(view) + notBegun;
                case HANDED, WAITING, CHECKING, RETURNED -> at(view);
                case ERRORS -> organsWithErrors;
                case HINTS -> organsWithHints;
                case EXEMPT -> exempt;
            };
        }

        private int at(View view) {
            return view.stages().stream()
                    .mapToInt(stage -> stages.getOrDefault(stage, 0))
                    .sum();
        }

        /// How many still have to hand something in.
        public int awaited() {
            return owing - of(View.HANDED);
        }

        public int errorCount() {
            return errors.stream().mapToInt(Integer::intValue).sum();
        }
    }

    @Transactional(readOnly = true)
    public Counts counts(int year, LocalDate today) {
        return store.counts(year, today);
    }

    /// @param number of the page, from 1; beyond the last is the last
    @Transactional(readOnly = true)
    public Page page(int year, Filter filter, int size, int number) {
        int most = (Integer.MAX_VALUE - size) / size;
        var found = store.page(year, filter, size, (Math.clamp(number, 1, most) - 1) * size);
        // Behind the last page there is no row to say how many there are.
        return dated(year, found.rows().isEmpty() && number > 1 ? last(year, filter, size) : found);
    }

    private MatrixStore.Found last(int year, Filter filter, int size) {
        var first = store.page(year, filter, size, 0);
        return first.total() <= size ? first : store.page(year, filter, size, (first.total() - 1) / size * size);
    }

    /// These organs of the tree, in order of code; others do not exist here.
    @Transactional(readOnly = true)
    public List<Row> rows(int year, Set<String> codes) {
        return dated(year, store.rows(year, codes)).rows();
    }

    /// Organs that have to hand something in and were not reminded today, in order of code.
    @Transactional(readOnly = true)
    public List<Row> toRemind(int year, LocalDate today, int most) {
        return dated(year, store.toRemind(year, today, most)).rows();
    }

    /// Reports handed in without an error that wait to be cleared, in order of code.
    @Transactional(readOnly = true)
    public List<Row> toClear(int year, int most) {
        return dated(year, store.toClear(year, most)).rows();
    }

    private Page dated(int year, MatrixStore.Found found) {
        var local =
                duties.local(found.rows().stream().map(row -> row.row().organ()).collect(Collectors.toSet()), year);
        return new Page(
                found.rows().stream()
                        .map(row ->
                                dated(year, row, local.getOrDefault(row.row().organ(), List.of())))
                        .toList(),
                found.total());
    }

    private static Row dated(int year, MatrixStore.Undated undated, List<DueDates.Local> local) {
        var row = undated.row();
        return new Row(
                row.organ(),
                row.code(),
                row.name(),
                row.kind(),
                row.endedOn(),
                row.successor(),
                row.stage(),
                row.events(),
                row.errors(),
                row.hints(),
                row.handled(),
                row.submittedOn(),
                row.publishedOn(),
                row.remindedOn(),
                row.exempt(),
                DueDates.of(row.kind(), year, local, undated.extension()));
    }
}
