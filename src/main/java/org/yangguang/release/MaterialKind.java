package org.yangguang.release;

import java.util.EnumSet;
import java.util.Set;
import org.yangguang.document.received.FileKind;

/// Kinds of material that can be looked through and covered; others are turned into PDF first.
public enum MaterialKind {
    PDF(FileKind.PDF),
    JPEG(FileKind.JPEG),
    PNG(FileKind.PNG);

    static final Set<FileKind> TAKEN = EnumSet.of(FileKind.PDF, FileKind.JPEG, FileKind.PNG);

    private final FileKind file;

    MaterialKind(FileKind file) {
        this.file = file;
    }

    static MaterialKind of(FileKind file) {
        return valueOf(file.name());
    }

    public String label() {
        return file.label();
    }

    public String mediaType() {
        return file.mediaType();
    }

    public String extension() {
        return file.extension();
    }
}
