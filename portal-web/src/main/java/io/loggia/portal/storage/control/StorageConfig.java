package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the room for media. The reserve itself is the server's, see {@code loggia.storage.reserve-bytes}. */
@Dependent
@ConfigProperties(prefix = "loggia.storage")
public class StorageConfig implements LoggiaConfig {

    /** Free bytes beyond the reserve that must remain for an upload to begin. */
    @Min(0)
    @ConfigProperty(name = "upload-margin-bytes", defaultValue = "536870912")
    public long uploadMarginBytes;

    /** Free bytes beyond the reserve that must remain for a job to begin; below the reserve, those that run are broken off. */
    @Min(0)
    @ConfigProperty(name = "work-margin-bytes", defaultValue = "268435456")
    public long workMarginBytes;

    /** Bytes that are made of one byte of an uploaded file, as an upload is reckoned before it begins. */
    @DecimalMin("0")
    @DecimalMax("20")
    @ConfigProperty(name = "ladder-factor", defaultValue = "1.5")
    public double ladderFactor;

    /** Bytes of uploaded files that one author may have; 0 for any. */
    @Min(0)
    @ConfigProperty(name = "author-quota-bytes", defaultValue = "0")
    public long authorQuotaBytes;

    /** Bytes of uploaded files that the people of a department, and of those below it, may have together; 0 for any. */
    @Min(0)
    @ConfigProperty(name = "department-quota-bytes", defaultValue = "0")
    public long departmentQuotaBytes;
}
