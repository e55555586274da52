package org.yangguang.organ;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An organ as it is today.
///
/// @param code 行政区划代码（GB/T 2260）, for organs below the government followed by a serial; in
///     addresses
/// @param parentId the organ it is responsible to, null at the top of the installation
/// @param name 标准全称
/// @param shortName 机关简称，用于文号
/// @param unifiedCode 统一社会信用代码, null where not yet entered
/// @param validUntil the day from which it no longer exists, null while it does
public record Organ(
        int id,
        String code,
        @Nullable Integer parentId,
        OrganKind kind,
        OrganLevel level,
        String name,
        String shortName,
        @Nullable String unifiedCode,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable Integer successorId,
        int version) {

    /// 行政区划代码, the first six digits; names the region for local days off.
    public String region() {
        return code.substring(0, 6);
    }
}
