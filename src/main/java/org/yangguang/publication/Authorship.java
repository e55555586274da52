package org.yangguang.publication;

/// Whose a document is. One document is counted once, by the organ that made it; whoever drafted it
/// for the government or signed it beside another keeps it in the ledger without counting it.
public enum Authorship {
    OWN("本机关制定"),
    GOVERNMENT("以人民政府名义印发，本机关起草"),
    JOINT("联合制定，由其他机关牵头编号");

    private final String label;

    Authorship(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean counts() {
        return this == OWN;
    }
}
