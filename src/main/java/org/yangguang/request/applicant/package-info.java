/// 申请人: what passes between an applicant and the desk once the application is in (补正材料、理由说明、
/// 留言、撤回), where the applicant is reached, what is told, the evaluation, and accounts.
///
/// 《政府信息公开条例》第三十条（补正）、第三十五条（说明理由）; 《个人信息保护法》第四十六条（更正）、
/// 第四十七条（删除账户）。
@NullMarked
@NamedInterface("applicant")
package org.yangguang.request.applicant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
