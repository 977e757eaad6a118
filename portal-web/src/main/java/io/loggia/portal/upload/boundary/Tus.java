package io.loggia.portal.upload.boundary;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks resources that speak tus, so that the filters of the protocol see them and nothing else. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Tus {

    String VERSION = "1.0.0";
    String RESUMABLE = "Tus-Resumable";
    String SUPPORTED = "Tus-Version";
    String UPLOAD_OFFSET = "Upload-Offset";
    String UPLOAD_LENGTH = "Upload-Length";
    String UPLOAD_METADATA = "Upload-Metadata";
    String UPLOAD_CHECKSUM = "Upload-Checksum";
    String UPLOAD_EXPIRES = "Upload-Expires";
    String CHUNK_TYPE = "application/offset+octet-stream";

    /** Ours: the item that the upload becomes. */
    String MEDIA_ID = "Loggia-Media-Id";
}
