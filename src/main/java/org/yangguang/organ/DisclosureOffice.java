package org.yangguang.organ;

/// 政府信息公开工作机构：what the guide must name (条例第十二条第二款).
///
/// @param court 管辖法院, named in the remedy of its letters; empty if it has not named one
public record DisclosureOffice(
        String name,
        String address,
        String postcode,
        String hours,
        String telephone,
        String fax,
        String email,
        String court) {}
