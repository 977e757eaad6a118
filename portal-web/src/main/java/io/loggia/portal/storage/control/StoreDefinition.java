package io.loggia.portal.storage.control;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Objects;

/** Which store it is and how it is reached, whoever has set it up. */
public sealed interface StoreDefinition {

    /** Its name, which stays the same while it is the same store. */
    String place();

    /** Whether one of the two is the other, or lies within it: then files of one would show among those of the other. */
    boolean isNestedWith(StoreDefinition another);

    /** A folder, such as a mounted file server. */
    record Folder(Path path) implements StoreDefinition {

        private static final System.Logger LOGGER = System.getLogger(Folder.class.getName());

        @Override
        public String place() {
            return "folder " + path;
        }

        @Override
        public boolean isNestedWith(StoreDefinition another) {
            return another instanceof Folder other
                    && (real(path).startsWith(real(other.path))
                            || real(other.path).startsWith(real(path)));
        }

        /** Where links lead. One that is not there, or not yet, has no other name. */
        static Path real(Path path) {
            try {
                return path.toRealPath();
            } catch (IOException e) {
                LOGGER.log(Level.DEBUG, "Not there: " + path, e);
                return path.normalize();
            }
        }
    }

    /** A bucket, or a part of one. */
    record Bucket(S3Place s3) implements StoreDefinition {
        @Override
        public String place() {
            return "s3 " + service() + " " + s3.bucket() + "/" + s3.prefix();
        }

        @Override
        public boolean isNestedWith(StoreDefinition another) {
            return another instanceof Bucket other
                    && service().equals(other.service())
                    && Objects.equals(s3.bucket(), other.s3.bucket())
                    && (s3.prefix().startsWith(other.s3.prefix())
                            || other.s3.prefix().startsWith(s3.prefix()));
        }

        private String service() {
            return s3.endpoint() == null ? s3.region() : s3.endpoint().toString();
        }
    }
}
