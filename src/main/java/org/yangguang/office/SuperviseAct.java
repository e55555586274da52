package org.yangguang.office;

import java.util.Arrays;
import java.util.Optional;
import org.yangguang.annual.DutyDecision;

/// What a supervising authority does to the report, or the duty to report, of one organ.
public enum SuperviseAct {
    RETURN("return", "退回修改", "退回后由该机关修改，重新校核、审核、报送；已经标注的各处随退回意见一并发出。退回记入办理经过，不能删去。", "退回理由", true),
    CLEAR("clear", "核准", "核准后该机关即可向社会公布。需要撤回核准的，以“重新核对”办理。", "附言", false),
    REOPEN("reopen", "重新核对", "撤回核准，报告回到待核准；已经公布的版本仍然公布着，直到更正。上级汇总按变化后的情况显示。", "理由", true),
    EXTEND("extend", "同意缓报", "只改变向主管部门报送的日期，不改变公布日期；晚于条例规定的日期，仍显示超过法定期限。", "理由", true),
    EXEMPT("exempt", "免报", "该机关本年度不列入应报告的机关，不催报，不计入未报送。已经报送的，先退回或者不作免报。", "理由", true),
    ORDINARY("ordinary", "恢复按期报送", "撤销缓报或者免报，按原来的日期报送。", "理由", true);

    private final String path;
    private final String label;
    private final String effect;
    private final String words;
    private final boolean needsWords;

    SuperviseAct(String path, String label, String effect, String words, boolean needsWords) {
        this.path = path;
        this.label = label;
        this.effect = effect;
        this.words = words;
        this.needsWords = needsWords;
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    /// What it does, said before it is done.
    public String effect() {
        return effect;
    }

    /// The label of what is to be written: the reason, or a note.
    public String words() {
        return words;
    }

    public boolean needsWords() {
        return needsWords;
    }

    /// Whether it stands in the way of the organ.
    public boolean isHard() {
        return this == RETURN || this == REOPEN || this == EXEMPT;
    }

    /// The decision on the duty it comes to; empty for acts on the report itself.
    Optional<DutyDecision.Kind> decision() {
        return switch (this) {
            case EXTEND -> Optional.of(DutyDecision.Kind.EXTENDED);
            case EXEMPT -> Optional.of(DutyDecision.Kind.EXEMPTED);
            case ORDINARY -> Optional.of(DutyDecision.Kind.ORDINARY);
            case RETURN, CLEAR, REOPEN -> Optional.empty();
        };
    }

    static Optional<SuperviseAct> byPath(String path) {
        return Arrays.stream(values()).filter(act -> act.path.equals(path)).findFirst();
    }
}
