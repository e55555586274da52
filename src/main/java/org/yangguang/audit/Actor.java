package org.yangguang.audit;

/// Who acts, as the trail keeps it: ids and words for duties, never a person's name or number.
///
/// @param id account id, `applicant`, `system` or `operator`
/// @param duty the duty in which the act is done, in Chinese
/// @param organ code of the organ acted for; empty for none
/// @param address network address the act came from; empty for none
public record Actor(String id, String duty, String organ, String address) {

    public static final Actor SYSTEM = new Actor("system", "系统", "", "");

    public static Actor applicant(String organ, String address) {
        return new Actor("applicant", "申请人", organ, address);
    }
}
