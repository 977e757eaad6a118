package io.loggia.portal.storage.control;

import java.nio.file.Path;

/** Which store it is and how it is reached, whoever has set it up. */
public sealed interface StoreDefinition {

    /** Its name, which stays the same while it is the same store. */
    String place();

    /** A folder, such as a mounted file server. */
    record Folder(Path path) implements StoreDefinition {
        @Override
        public String place() {
            return "folder " + path;
        }
    }

    /** A bucket, or a part of one. */
    record Bucket(S3Place s3) implements StoreDefinition {
        @Override
        public String place() {
            String service = s3.endpoint() == null ? s3.region() : s3.endpoint().toString();
            return "s3 " + service + " " + s3.bucket() + "/" + s3.prefix();
        }
    }
}
