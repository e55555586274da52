/// 机构：organs, who supervises whom, their disclosure offices, and how all that changed over time.
///
/// 《政府信息公开条例》第三条（主管部门）、第四条（公开工作机构）、第十二条第二款（指南所列联系方式）、
/// 第二十条第二项。
@NullMarked
package org.yangguang.organ;

import org.jspecify.annotations.NullMarked;
