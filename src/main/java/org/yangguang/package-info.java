/// 阳光公开 Yangguang: a platform for government information disclosure (政府信息公开).
@NullMarked
package org.yangguang;

import org.jspecify.annotations.NullMarked;
