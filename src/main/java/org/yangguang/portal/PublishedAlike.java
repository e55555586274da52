package org.yangguang.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.report.published.PublishedReports;

/// What an organ has published that resembles what somebody is about to ask for. Published items only: what
/// others asked may name persons, and is shown to officers alone until it is published in its own right.
@Component
public class PublishedAlike {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final int SEARCHES = 3;
    private static final int SHOWN = 6;

    private final Organs organs;
    private final PublishedReports reports;

    PublishedAlike(Organs organs, PublishedReports reports) {
        this.organs = organs;
        this.reports = reports;
    }

    /// @param href empty where this platform does not hold it
    public record Item(String title, String note, String href) {}

    List<Item> of(Organ organ, String typed) {
        var subject = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        if (subject.strip().length() < SHORTEST) {
            return List.of();
        }
        var found = new ArrayList<Item>();
        var published = reports.years(organ.id());
        var office = organs.office(organ.id()).orElse(null);
        for (var item : Catalogue.of(organ, office, null, 0, published.size()).items()) {
            if (terms(item.name() + "、" + item.detail()).stream().anyMatch(subject::contains)) {
                found.add(new Item(
                        item.name(),
                        "属于主动公开内容（" + item.basis().text() + "）" + (item.href().isEmpty() ? "，可先在机关网站查找" : ""),
                        item.href().isEmpty() ? "" : "/o/" + organ.code() + "/" + item.href()));
            }
        }
        terms(subject.replaceAll("申请公开|申请|关于|有关|相关|情况|政府信息|的|\\d+|年度?", "、")).stream()
                .filter(term -> term.length() > SHORTEST)
                .limit(SEARCHES)
                .flatMap(term -> reports.search(term, SHOWN, 0).stream())
                .filter(hit -> hit.organId() == organ.id())
                .map(hit -> new Item(hit.title(), "已公布的年度报告提到", "/o/" + organ.code() + "/annual/" + hit.year()))
                .distinct()
                .forEach(found::add);
        return found.stream().limit(SHOWN).toList();
    }

    private static List<String> terms(String words) {
        return List.copyOf(new LinkedHashSet<>(Arrays.stream(words.split("[、，。；：（）“”《》\\s和及与]+"))
                .filter(term -> term.length() >= SHORTEST)
                .toList()));
    }
}
