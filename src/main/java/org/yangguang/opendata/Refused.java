package org.yangguang.opendata;

/// A call to the interface that cannot be answered, with what is wrong and what to do.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    private Refused(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    static Refused badParameter(String detail) {
        return new Refused(400, "参数不对", detail);
    }

    static Refused notFound(String detail) {
        return new Refused(404, "没有找到", detail);
    }

    static Refused method() {
        return new Refused(405, "不支持这种访问方式", "数据接口只读，只接受 GET。");
    }

    static Refused busy() {
        return new Refused(503, "正在忙", "同时下载的人太多，请稍候再试。");
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
