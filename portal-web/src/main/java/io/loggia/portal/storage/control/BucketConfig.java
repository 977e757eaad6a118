package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.AlsoUnder;
import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a bucket is and how it is reached: that of the second store, of the one for renditions alone, or of the former one. */
@Dependent
@ConfigProperties(prefix = "loggia.storage.s3")
@AlsoUnder({"loggia.storage.renditions-store.s3", "loggia.storage.former.s3"})
public class BucketConfig implements LoggiaConfig {

    /** Address of its service; {@code amazon} for that of the region. */
    @NotBlank
    @ConfigProperty(name = "endpoint", defaultValue = "amazon")
    public String endpoint = "amazon";

    /** Region that requests are signed for. */
    @NotBlank
    @ConfigProperty(name = "region", defaultValue = "us-east-1")
    public String region = "us-east-1";

    /** Its name; it must be there. */
    @NotBlank
    @ConfigProperty(name = "bucket", defaultValue = "none")
    public String bucket = "none";

    /** What keys begin with in it; {@code none} for nothing. */
    @NotBlank
    @ConfigProperty(name = "prefix", defaultValue = "loggia/")
    public String prefix = "loggia/";

    /** Whether it is named in the path, as most services but Amazon's want it. */
    @ConfigProperty(name = "path-style", defaultValue = "true")
    public boolean pathStyle;

    /** Access key; from the environment or a mounted file. */
    @NotBlank
    @ConfigProperty(name = "access-key", defaultValue = "none")
    public String accessKey = "none";

    /** Secret key; from the environment or a mounted file. */
    @NotBlank
    @ConfigProperty(name = "secret-key", defaultValue = "none")
    public String secretKey = "none";
}
