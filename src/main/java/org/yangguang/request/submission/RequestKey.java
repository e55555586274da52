package org.yangguang.request.submission;

import java.util.Arrays;

/// What opens one request: keyed digests of its code and of the code with the digits. Made from what an
/// applicant typed, or kept by an account; it never leaves the application.
public record RequestKey(byte[] code, byte[] unlock) {

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestKey that && Arrays.equals(code, that.code) && Arrays.equals(unlock, that.unlock);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(unlock);
    }

    @Override
    public String toString() {
        return "RequestKey[hidden]";
    }
}
