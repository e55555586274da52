/// 承办人与内部转办：who handles a request, and what other units of the organ are asked about it
/// （条例第四条，政府信息公开工作机构负责组织本机关的公开工作）.
@NullMarked
@NamedInterface("routing")
package org.yangguang.request.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
