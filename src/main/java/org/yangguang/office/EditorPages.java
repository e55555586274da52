package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.yangguang.annual.AnnualDesk;
import org.yangguang.annual.AnnualReports;
import org.yangguang.annual.AnnualState;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.Comment;
import org.yangguang.annual.Comments;
import org.yangguang.annual.Entry;
import org.yangguang.identity.Colleagues;
import org.yangguang.identity.Permission;
import org.yangguang.ui.Chinese;
import org.yangguang.ui.Crumb;

/// What every page of a report being worked on starts from: the work itself, the head, the acts that come
/// next, and who else is at it.
@Component
public class EditorPages {

    /// Another officer whose last change is no older is said to be at work on it.
    private static final Duration AT_WORK = Duration.ofMinutes(5);

    static final String SOMEBODY = "其他机关人员";

    private final OfficeFrame frame;
    private final AnnualReports reports;
    private final AnnualDesk desk;
    private final Comments comments;
    private final Colleagues colleagues;

    EditorPages(OfficeFrame frame, AnnualReports reports, AnnualDesk desk, Comments comments, Colleagues colleagues) {
        this.frame = frame;
        this.reports = reports;
        this.desk = desk;
        this.comments = comments;
        this.colleagues = colleagues;
    }

    /// An act offered on a page.
    ///
    /// @param why why it cannot be done now; empty if it can
    public record Next(AnnualAct act, String why, boolean allowed) {}

    /// A comment with names.
    public record Remark(Comment comment, String place, String href, String by, String resolvedBy) {}

    /// What somebody else changed just now.
    public record Other(String name, String what, String at) {}

    /// What happened, with names.
    public record Happened(int number, String words, String by, String duty, String at) {}

    Optional<AnnualWork> look(int year) {
        return reports.open(frame.organ(), year);
    }

    /// The report of the officer's organ; else the page does not exist.
    AnnualWork find(int year) {
        return look(year).orElseThrow(CasePages::notFound);
    }

    AnnualDesk.Hand hand(Permission permission, HttpServletRequest request) {
        return new AnnualDesk.Hand(
                frame.acting(permission, request), frame.officer().account());
    }

    boolean mayEdit(AnnualWork work) {
        return frame.officer().may(Permission.REPORT_EDIT)
                && work.state().stage().isOpen();
    }

    /// Whether somebody above in this installation clears the report.
    boolean above() {
        return frame.organ().parentId() != null;
    }

    Map<UUID, String> names(AnnualWork work) {
        var ids = new HashSet<UUID>();
        work.course().forEach(entry -> ids.add(entry.by()));
        work.prose().values().forEach(text -> ids.add(text.by()));
        comments.of(work.organ(), work.year()).forEach(comment -> {
            ids.add(comment.by());
            comment.resolved().ifPresent(resolved -> ids.add(resolved.by()));
        });
        return colleagues.names(ids);
    }

    /// @param part 1 to 6, 0 for a page beside the parts
    /// @param title of the page, 有误： before it where something is wrong; empty for the report itself
    void frame(Model model, HttpServletRequest request, AnnualWork work, int part, String title, Crumb... more) {
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb("年度报告", "/office/reports"));
        crumbs.add(new Crumb(work.year() + " 年", title.isEmpty() ? "" : "/office/reports/" + work.year()));
        crumbs.addAll(Arrays.asList(more));
        if (!title.isEmpty()) {
            crumbs.add(new Crumb(title.replaceFirst("^有误：", ""), ""));
        }
        var names = names(work);
        model.addAttribute(
                "page",
                frame.page(
                        request,
                        (title.isEmpty() ? "" : title + "，") + work.year() + " 年度报告",
                        "reports",
                        crumbs.toArray(Crumb[]::new)));
        model.addAttribute("head", AnnualHead.of(work, part));
        model.addAttribute("next", next(work));
        model.addAttribute("undoable", undoable(work));
        model.addAttribute("others", others(work, names));
        model.addAttribute("remarks", remarks(work, names));
        model.addAttribute("mayEdit", mayEdit(work));
        model.addAttribute("base", work.state().events());
    }

    /// The acts of the stage that the officer is charged with, allowed or not.
    List<Next> next(AnnualWork work) {
        return Arrays.stream(AnnualAct.values())
                .filter(act -> act.belongsTo(work.state().stage()))
                .filter(act -> act != AnnualAct.FORM)
                .map(act -> next(work, act))
                .toList();
    }

    private Next next(AnnualWork work, AnnualAct act) {
        boolean may = frame.officer().may(act.permission());
        var why = desk.refusal(work, act.event(work), frame.officer().account());
        return new Next(act, may ? why.orElse("") : "由负责" + charged(act.permission()) + "的人员办理", may && why.isEmpty());
    }

    private static String charged(Permission permission) {
        return String.join(
                "、",
                permission.duties().stream().sorted().map(duty -> duty.label()).toList());
    }

    String undoable(AnnualWork work) {
        if (!mayEdit(work)) {
            return "";
        }
        return AnnualState.undoable(
                        work.course().stream()
                                .map(e -> new AnnualState.Recorded(e.number(), e.event(), e.by()))
                                .toList(),
                        frame.officer().account())
                .map(recorded -> AnnualWords.event(recorded.event()))
                .orElse("");
    }

    private List<Other> others(AnnualWork work, Map<UUID, String> names) {
        var since = frame.now().minus(AT_WORK);
        var me = frame.officer().account();
        var others = new ArrayList<Other>();
        work.course().reversed().stream()
                .filter(entry -> entry.at().isAfter(since) && !entry.by().equals(me))
                .limit(1)
                .forEach(entry -> others.add(new Other(
                        names.getOrDefault(entry.by(), SOMEBODY),
                        AnnualWords.event(entry.event()),
                        clock(entry.at()))));
        work.prose().forEach((part, text) -> {
            if (text.at().isAfter(since) && !text.by().equals(me)) {
                others.add(new Other(
                        names.getOrDefault(text.by(), SOMEBODY),
                        "保存" + AnnualWords.place(part.name()),
                        clock(text.at())));
            }
        });
        return others;
    }

    List<Remark> remarks(AnnualWork work, Map<UUID, String> names) {
        return comments.of(work.organ(), work.year()).stream()
                .map(comment -> new Remark(
                        comment,
                        AnnualWords.place(comment.about()),
                        comment.about().isEmpty() ? "" : AnnualWords.href(work.year(), comment.about()),
                        names.getOrDefault(comment.by(), SOMEBODY),
                        comment.resolved()
                                .map(resolved -> names.getOrDefault(resolved.by(), SOMEBODY))
                                .orElse("")))
                .toList();
    }

    List<Happened> course(List<Entry> course, Map<UUID, String> names) {
        return course.reversed().stream()
                .map(entry -> new Happened(
                        entry.number(),
                        AnnualWords.event(entry.event()),
                        names.getOrDefault(entry.by(), SOMEBODY),
                        entry.duty(),
                        Chinese.minute(entry.at())))
                .toList();
    }

    /// Why an act was not done; empty if it was.
    Optional<String> trouble(AnnualDesk.Result result, int year) {
        return switch (result) {
            case AnnualDesk.Result.Done _ -> Optional.empty();
            case AnnualDesk.Result.Refused(var message) -> Optional.of(message);
            case AnnualDesk.Result.Overtaken(var by, var at) ->
                Optional.of("%s %s 刚办过：%s。以下是最新情况，请核对后再办。"
                        .formatted(
                                colleagues.names(List.of(by)).getOrDefault(by, SOMEBODY),
                                clock(at),
                                look(year)
                                        .map(work -> AnnualWords.event(
                                                work.course().getLast().event()))
                                        .orElse("")));
        };
    }

    /// 10:42, in China.
    static String clock(Instant at) {
        return Chinese.minute(at).substring(11);
    }

    /// What another did to a cell while the officer typed.
    String overtaken(AnnualDesk.Result.Overtaken who, String nowShown) {
        return "%s %s 改过这一格，现为 %s；您填的没有保存，仍在格内，请核对后再确认。"
                .formatted(
                        colleagues.names(List.of(who.by())).getOrDefault(who.by(), SOMEBODY),
                        clock(who.at()),
                        nowShown.isEmpty() ? "空白" : nowShown);
    }
}
