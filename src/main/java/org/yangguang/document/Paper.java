package org.yangguang.document;

import java.time.LocalDate;
import java.util.List;

/// An official document by its parts, before it is a file.
///
/// @param title what the file calls itself in its properties
/// @param author the organ that issues it
/// @param date 成文日期; the only date that enters the file
/// @param blocks the parts from top to bottom
public record Paper(String title, String author, LocalDate date, List<Block> blocks) {
    public Paper {
        if (title.isBlank()) {
            throw new IllegalArgumentException("公文没有标题，无法生成文件。");
        }
        blocks = List.copyOf(blocks);
    }

    /// Whether the part is the last before the signature. It goes to the next page with it: a
    /// page that holds a seal and no text invites another text (GB/T 9704).
    boolean closesAt(int index) {
        return index + 1 < blocks.size() && blocks.get(index + 1) instanceof Line next && next.role() == Role.SIGNATURE;
    }

    /// One part of a document.
    public sealed interface Block permits Line, Table {}

    /// A paragraph and what it is; a line of [Role#RULE] has no text.
    public record Line(Role role, String text) implements Block {}

    /// What a paragraph is, which settles how it looks in every format.
    public enum Role {
        /// 发文机关标志, large and red.
        ORGAN_MARK,
        /// 发文字号.
        NUMBER,
        /// 版头中的红色分隔线.
        RULE,
        /// 标题.
        TITLE,
        /// A line under the title, such as a date of publication.
        UNDER_TITLE,
        /// 主送机关或受文人.
        ADDRESSEE,
        /// 一级标题：一、
        HEADING,
        /// 二级标题：（一）
        SUBHEADING,
        /// 正文.
        TEXT,
        /// 附件说明.
        ATTACHMENT,
        /// 发文机关署名.
        SIGNATURE,
        /// 成文日期.
        DATE,
        /// 联系方式等附注.
        NOTE;

        boolean staysWithNext() {
            return this == HEADING || this == SUBHEADING || this == SIGNATURE;
        }
    }

    public static Line line(Role role, String text) {
        return new Line(role, text);
    }
}
