/// 拟公开材料审查: what is to be given with a reply is looked through page by page, parts that may not be
/// disclosed are covered and burnt in, and the outgoing copy is reopened and searched before it leaves
/// （条例第十四、十五、十六条；第三十七条区分处理；第四十条提供的形式）.
@NullMarked
package org.yangguang.release;

import org.jspecify.annotations.NullMarked;
