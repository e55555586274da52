/// 法规: provisions, statutory periods and the dates they are in force; every citation in the code
/// is one of these values. Carries out no article itself: it is what the others cite.
@NullMarked
package org.yangguang.law;

import org.jspecify.annotations.NullMarked;
