package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yangguang.annual.sum.Item;
import org.yangguang.annual.sum.Sum;
import org.yangguang.annual.sum.SumPart;
import org.yangguang.annual.sum.Sums;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.office.ComparisonView.By;
import org.yangguang.office.ComparisonView.Compared;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.Statistics;
import org.yangguang.ui.Crumb;

/// 年报比较：years, sister organs and regions by one item of the form; what changed otherwise than the
/// rest; how
/// requests ended, how many were late, how many were overturned.
@Controller
public class ComparisonController {

    private static final String YEAR = "/office/aggregate/{year:[0-9]{4}}/comparison";
    private static final int FIRST = 2019;

    private final OfficeFrame frame;
    private final Organs organs;
    private final Sums sums;
    private final Statistics statistics;

    ComparisonController(OfficeFrame frame, Organs organs, Sums sums, Statistics statistics) {
        this.frame = frame;
        this.organs = organs;
        this.sums = sums;
        this.statistics = statistics;
    }

    /// What was asked for; what is not known falls back to the first choice.
    public record Asked(int year, Organ organ, By by, Item item) {

        public String query(By by, Item item) {
            return "/office/aggregate/" + year + "/comparison?of=" + organ.code() + "&by="
                    + by.name().toLowerCase(java.util.Locale.ROOT) + "&item="
                    + item.name().toLowerCase(java.util.Locale.ROOT);
        }

        public String export(String format) {
            return query(by, item).replace("/comparison?", "/comparison/export/" + format + "?");
        }
    }

    @GetMapping(YEAR)
    @Permit(Permission.REPORT_READ)
    String show(@PathVariable int year, HttpServletRequest request, Model model) {
        var asked = asked(year, request);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        year + " 年报比较",
                        "aggregate",
                        new Crumb("汇总与核验", "/office/aggregate/" + year),
                        new Crumb("汇总", SumView.address(year, asked.organ().code())),
                        new Crumb("比较", "")));
        model.addAttribute("asked", asked);
        model.addAttribute("view", view(asked));
        return "office/aggregate/comparison";
    }

    @GetMapping(YEAR + "/export/{format}")
    @Permit(Permission.REPORT_READ)
    ResponseEntity<byte[]> take(@PathVariable int year, @PathVariable String format, HttpServletRequest request) {
        var as = SheetExport.Format.of(format).orElseThrow(CasePages::notFound);
        var asked = asked(year, request);
        var about = new LinkedHashMap<String, String>();
        about.put("机关", asked.organ().name());
        about.put(
                "比较",
                asked.by().label() + "，" + asked.item().label() + "（"
                        + asked.item().unit() + "）");
        about.put("年度", year + " 年");
        about.put("偏离的算法", ComparisonView.RULE);
        about.put("导出人", frame.officer().name() + "（" + frame.officer().login() + "）");
        return new SheetExport(
                        year + "年报比较",
                        List.of(asked.by().label(), "本年", "上年", "变化", "偏离", "情况"),
                        view(asked).rows(),
                        about)
                .as(as, frame.today());
    }

    private Asked asked(int year, HttpServletRequest request) {
        if (year < FIRST || year > frame.today().getYear()) {
            throw CasePages.notFound();
        }
        var typed = Typed.of(request);
        var organ = typed.get("of").isEmpty()
                ? frame.organ()
                : organs.byCode(typed.get("of"))
                        .filter(o -> frame.officer().scope().contains(o.id()))
                        .orElseThrow(CasePages::notFound);
        return new Asked(
                year, organ, By.of(typed.get("by")), Item.of(typed.get("item")).orElse(Item.RECEIVED));
    }

    private ComparisonView view(Asked asked) {
        int organ = asked.organ().id();
        var now = sums.find(organ, asked.year());
        var before = sums.find(organ, asked.year() - 1);
        var rows = switch (asked.by()) {
            case ORGANS, REGIONS -> parts(asked, now, before);
            case YEARS -> years(asked);
        };
        return ComparisonView.of(asked.by(), asked.item(), rows, now.map(Sum::total), late(asked, now));
    }

    private List<Compared> parts(Asked asked, Optional<Sum> now, Optional<Sum> before) {
        var last = new HashMap<String, SumPart>();
        before.ifPresent(sum -> sums.parts(sum).forEach(part -> last.put(key(part), part)));
        return now.map(sums::parts).orElse(List.of()).stream()
                .filter(part -> asked.by().takes(part.role()))
                .map(part -> new Compared(
                        part.name(),
                        part.figures().flatMap(asked.item()::value),
                        Optional.ofNullable(last.get(key(part)))
                                .flatMap(SumPart::figures)
                                .flatMap(asked.item()::value)))
                .toList();
    }

    private static String key(SumPart part) {
        return part.role() == SumPart.Role.OWN ? "本级" : String.valueOf(part.organ());
    }

    private List<Compared> years(Asked asked) {
        var all = sums.years(asked.organ().id());
        Map<Integer, Optional<BigDecimal>> values = new HashMap<>();
        all.forEach(sum -> values.put(sum.year(), asked.item().value(sum.total())));
        return all.stream()
                .map(sum -> new Compared(
                        sum.year() + " 年",
                        values.getOrDefault(sum.year(), Optional.empty()),
                        values.getOrDefault(sum.year() - 1, Optional.empty())))
                .toList();
    }

    /// 逾期: counted from the requests kept here, not from the reports, which do not say it.
    private List<Compared> late(Asked asked, Optional<Sum> now) {
        if (asked.by() == By.YEARS || now.isEmpty()) {
            return List.of();
        }
        var tree = sums.tree(asked.organ().id(), asked.year());
        var counted = new HashMap<Integer, int[]>();
        for (var one : statistics.timeliness(LocalDate.of(asked.year(), 1, 1), LocalDate.of(asked.year(), 12, 31))) {
            for (int at = one.organ(); tree.has(at) && at != asked.organ().id(); ) {
                var sum = counted.computeIfAbsent(at, _ -> new int[2]);
                sum[0] += one.received();
                sum[1] += one.late();
                at = tree.above(at).map(Organ::id).orElse(asked.organ().id());
            }
        }
        return now.map(sums::parts).orElse(List.of()).stream()
                .filter(part -> asked.by().takes(part.role()))
                .filter(part -> counted.containsKey(part.organ()))
                .map(part -> {
                    var sum = counted.getOrDefault(part.organ(), new int[2]);
                    return new Compared(
                            part.name(),
                            Optional.of(BigDecimal.valueOf(100L * sum[1])
                                    .divide(BigDecimal.valueOf(Math.max(1, sum[0])), 1, RoundingMode.HALF_UP)),
                            Optional.of(BigDecimal.valueOf(sum[1])));
                })
                .toList();
    }
}
