package org.yangguang.opendata;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yangguang.opendata.Explored.YearCount;
import org.yangguang.opendata.Question.Basis;
import org.yangguang.opendata.Question.Group;
import org.yangguang.opendata.Question.Sort;
import org.yangguang.organ.Organs;
import org.yangguang.report.published.FigureItem;

/// Reads a [Question] from an address. What cannot be understood is said and replaced by what a reader
/// meets first.
@Component("opendataQuestionReader")
class QuestionReader {

    /// @param faults what was not understood, and what stands instead
    record Asked(Question question, List<String> faults) {}

    private final Organs organs;
    private final Clock clock;

    QuestionReader(Organs organs, Clock clock) {
        this.organs = organs;
        this.clock = clock;
    }

    Asked read(HttpServletRequest request, List<YearCount> years) {
        var faults = new ArrayList<String>();
        var basis = word(request, "basis", Question::basis, Basis.ORGANS, faults);
        int year = year(request, years, basis, faults);
        var item = word(request, "item", FigureItem::of, Question.FIRST, faults);
        var org = optional(request, "org", organs::byCode, faults);
        var kind = optional(request, "kind", Question::kind, faults);
        var group = word(request, "group", Question::group, Group.ORGAN, faults);
        var sort = word(request, "sort", Question::sort, Sort.MOST, faults);
        var page = text(request, "page");
        int number = page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
        return new Asked(new Question(year, item, org, basis, kind, group, sort, number), faults);
    }

    private int year(HttpServletRequest request, List<YearCount> years, Basis basis, List<String> faults) {
        int newest = years.stream()
                .filter(year -> (basis == Basis.ORGANS ? year.organs() : year.governments()) > 0)
                .findFirst()
                .or(() -> years.stream().findFirst())
                .map(YearCount::year)
                .orElseGet(() -> LocalDate.now(clock).getYear() - 1);
        var asked = text(request, "year");
        if (asked.isEmpty()) {
            return newest;
        }
        if (asked.matches("(19|20)[0-9]{2}")
                && years.stream().anyMatch(year -> year.year() == Integer.parseInt(asked))) {
            return Integer.parseInt(asked);
        }
        faults.add("没有“%s”年度的报告，现在看到的是 %d 年度。".formatted(asked, newest));
        return newest;
    }

    private static <T> T word(
            HttpServletRequest request,
            String name,
            Function<String, Optional<T>> known,
            T otherwise,
            List<String> faults) {
        var found = optional(request, name, known, faults);
        return found == null ? otherwise : found;
    }

    private static <T> @Nullable T optional(
            HttpServletRequest request, String name, Function<String, Optional<T>> known, List<String> faults) {
        var asked = text(request, name);
        if (asked.isEmpty()) {
            return null;
        }
        var found = known.apply(asked);
        if (found.isEmpty()) {
            faults.add("地址中的 %s=%s 不能识别，没有采用。".formatted(name, asked));
            return null;
        }
        return found.get();
    }

    private static String text(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        var text = value == null ? "" : value.strip();
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}
