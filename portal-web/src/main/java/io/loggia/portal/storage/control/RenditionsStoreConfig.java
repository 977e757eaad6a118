package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A store for renditions alone, beside the second one, where uploaded files lie. */
@Dependent
@ConfigProperties(prefix = "loggia.storage.renditions-store")
public class RenditionsStoreConfig implements LoggiaConfig {

    /** What it is: {@code none} for the second store, {@code folder} or {@code s3}. */
    @Pattern(regexp = "none|folder|s3")
    @ConfigProperty(name = "kind", defaultValue = "none")
    public String kind = "none";

    /** Its folder, which must be there. */
    @NotBlank
    @ConfigProperty(name = "folder", defaultValue = "none")
    public String folder = "none";

    /** Address of its S3 service; {@code amazon} for that of the region. */
    @NotBlank
    @ConfigProperty(name = "s3.endpoint", defaultValue = "amazon")
    public String s3Endpoint = "amazon";

    /** Region that requests are signed for. */
    @NotBlank
    @ConfigProperty(name = "s3.region", defaultValue = "us-east-1")
    public String s3Region = "us-east-1";

    /** Its bucket, which must be there. */
    @NotBlank
    @ConfigProperty(name = "s3.bucket", defaultValue = "none")
    public String s3Bucket = "none";

    /** What its keys begin with; {@code none} for nothing. */
    @NotBlank
    @ConfigProperty(name = "s3.prefix", defaultValue = "loggia/")
    public String s3Prefix = "loggia/";

    /** Whether its bucket is named in the path. */
    @ConfigProperty(name = "s3.path-style", defaultValue = "true")
    public boolean s3PathStyle;

    /** Who encrypts at rest: {@code bucket} (as it is set up), {@code service} (SSE-S3) or {@code key-management} (SSE-KMS). */
    @Pattern(regexp = "bucket|service|key-management")
    @ConfigProperty(name = "s3.encryption", defaultValue = "bucket")
    public String s3Encryption = "bucket";

    /** Storage class, such as {@code STANDARD_IA}; one from which files can be read at once. */
    @NotBlank
    @ConfigProperty(name = "s3.storage-class", defaultValue = "usual")
    public String s3StorageClass = "usual";

    /** Access key; from the environment or a mounted file. */
    @NotBlank
    @ConfigProperty(name = "s3.access-key", defaultValue = "none")
    public String s3AccessKey = "none";

    /** Secret key; from the environment or a mounted file. */
    @NotBlank
    @ConfigProperty(name = "s3.secret-key", defaultValue = "none")
    public String s3SecretKey = "none";
}
