package org.yangguang.document.received;

/// What may be wrong inside a file, and what its sender can do about it.
enum Danger {
    MACRO("带有宏或者控件，可能在打开时自动运行", "请用 Word 或者 WPS 另存为不含宏的文件，或者导出为 PDF 再传"),
    ENCRYPTED("设有密码或者使用限制，本机关无法打开办理", "请取消密码和限制（或者打印为新的 PDF）再传"),
    SCRIPT("带有脚本或者动态表单（JavaScript、XFA）", "请用“打印为 PDF”另存一份再传"),
    LAUNCH("带有启动其他程序的动作", "请用“打印为 PDF”另存一份再传"),
    EMBEDDED("里面夹带了其他文件", "请把夹带的文件取出，作为单独的附件上传，原文件另存一份不夹带的"),
    OUTSIDE("引用了外部的模板、对象或者数据", "请用 Word 或者 WPS 断开链接后另存，或者导出为 PDF 再传"),
    BOMB("解压后过大或者部件过多", "请用原软件重新导出，图片较多的先压缩图片"),
    BROKEN("已经损坏或者不完整", "请用原软件重新导出后再传"),
    UNCLEAR("采用了无法核验的压缩方式", "请用“打印为 PDF”另存一份再传");

    private final String what;
    private final String remedy;

    Danger(String what, String remedy) {
        this.what = what;
        this.remedy = remedy;
    }

    /// As the sender reads it.
    ///
    /// @param shown the file's name in quotation marks
    String message(String shown) {
        return shown + what + "，没有收下。" + remedy;
    }
}
