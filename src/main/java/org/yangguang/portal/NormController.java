package org.yangguang.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.publication.NormKind;
import org.yangguang.publication.Validity;
import org.yangguang.publication.published.PublishedNorms;
import org.yangguang.publication.published.PublishedNorms.Filter;
import org.yangguang.publication.published.PublishedNorms.Item;
import org.yangguang.ui.Pager;
import tools.jackson.databind.json.JsonMapper;

/// 规范性文件库: regulations and normative documents of all organs with their validity today
/// （条例第二十条第（一）项、第二十四条）.
@Controller("publicNormController")
public class NormController {

    private static final int PAGE = 20;
    private static final int ORGANS = 12;
    private static final int MOST_EXPORTED = 5000;
    private static final int WORDS_MOST = 60;
    private static final List<String> HEAD =
            List.of("类别", "标题", "文号", "制定机关", "成文日期", "公布日期", "施行日期", "有效期至", "不再适用之日", "由何文件废止", "有效性");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PortalFrame frame;
    private final Organs organs;
    private final PublishedNorms norms;

    NormController(PortalFrame frame, Organs organs, PublishedNorms norms) {
        this.frame = frame;
        this.organs = organs;
        this.norms = norms;
    }

    /// One choice of a filter, with how many documents it would show.
    public record Choice(String value, String label, int count, boolean chosen) {}

    /// A document of the list with the organ that made it.
    public record Line(Item item, Organ organ, Validity now) {}

    @ModelAttribute
    void cacheable(HttpServletResponse response) {
        PortalFrame.cacheable(response);
    }

    @GetMapping("/norms")
    @Permit(Permission.PUBLIC)
    String list(
            @RequestParam(defaultValue = "") String org,
            @RequestParam(defaultValue = "") String validity,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Model model) {
        var organ = organs.byCode(org);
        var filter = filter(organ, validity, kind, year, q);
        var pager = Pager.of(page, PAGE, norms.count(filter));
        model.addAttribute("page", frame.page(request, "规范性文件库"));
        model.addAttribute("filter", filter);
        model.addAttribute("organ", organ.orElse(null));
        model.addAttribute("validities", validities(filter));
        model.addAttribute("kinds", kinds(filter));
        model.addAttribute("organs", organChoices(filter));
        model.addAttribute("years", years(filter));
        model.addAttribute("pager", pager);
        model.addAttribute("total", norms.count(filter(Optional.empty(), "", "", "", "")));
        var query = query(organ, filter);
        model.addAttribute("query", query);
        model.addAttribute("base", "/norms?" + (query.isEmpty() ? "" : query + "&"));
        model.addAttribute(
                "lines",
                norms.page(filter, pager.size(), pager.offset()).stream()
                        .map(item -> new Line(item, organs.existing(item.organId()), item.on(frame.today())))
                        .toList());
        return "portal/norms/list";
    }

    private Filter filter(Optional<Organ> organ, String validity, String kind, String year, String words) {
        var plain = words.replaceAll("\\p{Cntrl}", " ").strip();
        return new Filter(
                organ.map(Organ::id).orElse(0),
                Arrays.stream(Validity.values())
                        .filter(v -> v.name().equals(validity))
                        .findFirst(),
                Arrays.stream(NormKind.values())
                        .filter(k -> k.name().equals(kind))
                        .findFirst(),
                year.matches("(19|20)[0-9]{2}") ? Integer.parseInt(year) : 0,
                plain.length() > WORDS_MOST ? plain.substring(0, WORDS_MOST) : plain,
                frame.today());
    }

    private static String query(Optional<Organ> organ, Filter filter) {
        var address = UriComponentsBuilder.newInstance();
        organ.ifPresent(o -> address.queryParam("org", o.code()));
        filter.validity().ifPresent(v -> address.queryParam("validity", v.name()));
        filter.kind().ifPresent(k -> address.queryParam("kind", k.name()));
        if (filter.year() > 0) {
            address.queryParam("year", filter.year());
        }
        if (!filter.words().isEmpty()) {
            address.queryParam("q", filter.words());
        }
        return Objects.requireNonNullElse(address.build().encode().getQuery(), "");
    }

    private List<Choice> validities(Filter f) {
        return Arrays.stream(Validity.values())
                .map(v -> new Choice(
                        v.name(),
                        v.label(),
                        norms.count(new Filter(f.organ(), Optional.of(v), f.kind(), f.year(), f.words(), f.today())),
                        f.validity().filter(c -> c == v).isPresent()))
                .toList();
    }

    private List<Choice> kinds(Filter f) {
        return Arrays.stream(NormKind.values())
                .map(k -> new Choice(
                        k.name(),
                        k.label(),
                        norms.count(
                                new Filter(f.organ(), f.validity(), Optional.of(k), f.year(), f.words(), f.today())),
                        f.kind().filter(c -> c == k).isPresent()))
                .toList();
    }

    private List<Choice> organChoices(Filter f) {
        var all = new Filter(0, f.validity(), f.kind(), f.year(), f.words(), f.today());
        var choices = new ArrayList<Choice>();
        for (var facet : norms.organs(all, ORGANS)) {
            var organ = organs.existing(facet.value());
            choices.add(new Choice(organ.code(), organ.name(), facet.count(), organ.id() == f.organ()));
        }
        if (f.organ() > 0 && choices.stream().noneMatch(Choice::chosen)) {
            var organ = organs.existing(f.organ());
            choices.add(new Choice(organ.code(), organ.name(), norms.count(f), true));
        }
        return choices;
    }

    private List<Choice> years(Filter f) {
        var all = new Filter(f.organ(), f.validity(), f.kind(), 0, f.words(), f.today());
        return norms.years(all).stream()
                .map(facet -> new Choice(
                        String.valueOf(facet.value()), facet.value() + " 年", facet.count(), facet.value() == f.year()))
                .toList();
    }

    /// What the filter shows, to take away.
    @GetMapping("/norms.{format:csv|json}")
    @Permit(Permission.PUBLIC)
    ResponseEntity<byte[]> export(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String org,
            @RequestParam(defaultValue = "") String validity,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String q) {
        var filter = filter(organs.byCode(org), validity, kind, year, q);
        var rows =
                norms.page(filter, MOST_EXPORTED, 0).stream().map(this::cells).toList();
        var json = format.equals("json");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(json ? "application/json" : "text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("规范性文件库" + frame.today() + "." + format, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(json ? json(rows, norms.count(filter)) : csv(rows));
    }

    private List<String> cells(Item item) {
        return List.of(
                item.kind().label(),
                item.title(),
                item.docNo(),
                item.issuer(),
                item.issuedOn().toString(),
                item.publishedOn().toString(),
                item.effectiveOn().toString(),
                Objects.toString(item.validUntil(), ""),
                Objects.toString(item.endsOn(), ""),
                item.endedBy(),
                item.on(frame.today()).label());
    }

    private byte[] json(List<List<String>> rows, int total) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("有效性截至", frame.today().toString());
        whole.put("总数", total);
        whole.put(
                "文件",
                rows.stream()
                        .map(cells -> {
                            var item = new LinkedHashMap<String, String>();
                            for (int i = 0; i < HEAD.size(); i++) {
                                item.put(HEAD.get(i), cells.get(i));
                            }
                            return item;
                        })
                        .toList());
        return JSON.writeValueAsBytes(whole);
    }

    /// With a byte order mark, by which Excel knows the encoding; nothing in it is a formula.
    private static byte[] csv(List<List<String>> rows) {
        var lines = new ArrayList<List<String>>();
        lines.add(HEAD);
        lines.addAll(rows);
        return ("\uFEFF"
                        + lines.stream()
                                .map(cells ->
                                        cells.stream().map(NormController::cell).collect(Collectors.joining(",")))
                                .collect(Collectors.joining("\r\n", "", "\r\n")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        var safe = text.matches("(?s)[=+\\-@\\t\\r＝＋－＠].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
