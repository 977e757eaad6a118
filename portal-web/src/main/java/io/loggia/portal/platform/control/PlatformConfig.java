package io.loggia.portal.platform.control;

import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the server as a whole. */
@Dependent
@ConfigProperties(prefix = "loggia")
public class PlatformConfig implements LoggiaConfig {

    /** Folder that holds everything the server keeps: database, media, index, secrets. */
    @NotBlank
    @ConfigProperty(name = "home", defaultValue = "data")
    public String home = "";

    /** Address that people reach the portal at, such as {@code https://video.example.com}; {@code none} takes each request's. */
    @NotBlank
    @ConfigProperty(name = "public-url", defaultValue = "none")
    public String publicUrl = "none";

    /** Whether the first start seeds the demo organisation with its accounts and clips. */
    @ConfigProperty(name = "demo", defaultValue = "true")
    public boolean demo;

    /** Free bytes the storage must keep for the server to call itself ready. */
    @Min(0)
    @ConfigProperty(name = "storage.reserve-bytes", defaultValue = "268435456")
    public long storageReserveBytes;
}
