package org.yangguang.request;

import static org.yangguang.law.Provision.reconsideration;

import java.util.List;
import org.yangguang.law.Provision;
import org.yangguang.organ.Organ;
import org.yangguang.organ.OrganKind;
import org.yangguang.organ.OrganLevel;

/// What kind of organ replied, and so who reconsiders (行政复议法第二十四至二十七条，2024-01-01
/// 起). The old choice between 上一级主管部门 and 同级政府 is gone.
public enum RespondentKind {
    /// 县级以上地方人民政府工作部门。
    GOVERNMENT_DEPARTMENT(
            "政府工作部门", Reconsiderer.OWN_GOVERNMENT, reconsideration(24, 1).item(1)),
    /// 省级以下地方各级人民政府，包括乡镇。
    LOCAL_GOVERNMENT(
            "地方人民政府", Reconsiderer.NEXT_GOVERNMENT, reconsideration(24, 1).item(2)),
    /// 街道办事处等派出机关。
    DISPATCHED_ORGAN(
            "派出机关", Reconsiderer.FOUNDING_GOVERNMENT, reconsideration(24, 1).item(3)),
    AUTHORIZED_ORGANIZATION(
            "授权组织", Reconsiderer.MANAGING_GOVERNMENT, reconsideration(24, 1).item(4)),
    PROVINCIAL_GOVERNMENT("省级人民政府", Reconsiderer.ITSELF, reconsideration(24, 2)),
    STATE_COUNCIL_DEPARTMENT("国务院部门", Reconsiderer.ITSELF, reconsideration(25).item(1)),
    /// 海关、金融、外汇管理、税务、国家安全等。
    VERTICAL_ORGAN("垂直领导机关", Reconsiderer.SUPERIOR_DEPARTMENT, reconsideration(27));

    public enum Reconsiderer {
        OWN_GOVERNMENT("本级人民政府"),
        NEXT_GOVERNMENT("上一级人民政府"),
        FOUNDING_GOVERNMENT("设立该派出机关的人民政府"),
        MANAGING_GOVERNMENT("管理该组织的部门的本级人民政府"),
        ITSELF("本机关"),
        SUPERIOR_DEPARTMENT("上一级主管部门");

        private final String label;

        Reconsiderer(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final String label;
    private final Reconsiderer reconsiderer;
    private final Provision basis;

    RespondentKind(String label, Reconsiderer reconsiderer, Provision basis) {
        this.label = label;
        this.reconsiderer = reconsiderer;
        this.basis = basis;
    }

    /// What kind of respondent an organ is. 开发区管理机构按派出机关对待。
    public static RespondentKind of(Organ organ) {
        return switch (organ.kind()) {
            case GOVERNMENT -> organ.level() == OrganLevel.PROVINCE ? PROVINCIAL_GOVERNMENT : LOCAL_GOVERNMENT;
            case TOWNSHIP -> LOCAL_GOVERNMENT;
            case DEPARTMENT -> GOVERNMENT_DEPARTMENT;
            case STREET, DEVELOPMENT_ZONE -> DISPATCHED_ORGAN;
            case VERTICAL -> VERTICAL_ORGAN;
            case AUTHORIZED -> AUTHORIZED_ORGANIZATION;
        };
    }

    /// The name of the organ that reconsiders, as far as the registry tells it.
    ///
    /// @param chain the organs above, the topmost first
    public static String reconsidererOf(Organ organ, List<Organ> chain) {
        return switch (of(organ).reconsiderer()) {
            case OWN_GOVERNMENT, NEXT_GOVERNMENT, FOUNDING_GOVERNMENT, MANAGING_GOVERNMENT ->
                chain.reversed().stream()
                        .filter(o -> o.id() != organ.id() && o.kind() == OrganKind.GOVERNMENT)
                        .findFirst()
                        .map(Organ::name)
                        .orElse("本级人民政府");
            case ITSELF -> organ.name();
            case SUPERIOR_DEPARTMENT -> "上一级主管部门";
        };
    }

    public String label() {
        return label;
    }

    public Reconsiderer reconsiderer() {
        return reconsiderer;
    }

    public Provision basis() {
        return basis;
    }
}
