package org.yangguang.organ;

/// What an organ is; decides who hears a reconsideration and whose report it is summed into.
public enum OrganKind {
    GOVERNMENT("人民政府"),
    DEPARTMENT("工作部门"),
    STREET("街道办事处（派出机关）"),
    TOWNSHIP("乡镇人民政府"),
    DEVELOPMENT_ZONE("开发区管理机构"),
    /// 海关、金融、外汇、税务等，不进入地方汇总。
    VERTICAL("垂直领导部门"),
    AUTHORIZED("法律法规授权组织");

    private final String label;

    OrganKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
