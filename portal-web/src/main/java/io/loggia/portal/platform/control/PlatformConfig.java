package io.loggia.portal.platform.control;

import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
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

    /**
     * Folder of what is this node's own and can be made anew: its search index and growing reports. Below {@code home}
     * unless absolute; nodes that share a home need one each.
     */
    @NotBlank
    @ConfigProperty(name = "node-folder", defaultValue = ".")
    public String nodeFolder = "";

    /** What this server does: {@code all}, {@code portal} (everything but work on media) or {@code worker} (nothing else). */
    @Pattern(regexp = "all|portal|worker")
    @ConfigProperty(name = "role", defaultValue = "all")
    public String role = "all";

    /** Address that people reach the portal at, such as {@code https://video.example.com}; {@code none} takes each request's. */
    @NotBlank
    @ConfigProperty(name = "public-url", defaultValue = "none")
    public String publicUrl = "none";

    /** Whether the first start seeds the demo organisation with its accounts and clips. */
    @ConfigProperty(name = "demo", defaultValue = "true")
    public boolean demo;

    /** Whether the demo organisation comes with clips: making them keeps a small machine busy for a minute. */
    @ConfigProperty(name = "demo.clips", defaultValue = "true")
    public boolean demoClips;

    /** Free bytes the storage must keep for the server to call itself ready. */
    @Min(0)
    @ConfigProperty(name = "storage.reserve-bytes", defaultValue = "268435456")
    public long storageReserveBytes;

    /** What {@link #nodeFolder} names. */
    public Path nodeFolder() {
        return Path.of(home).resolve(nodeFolder).toAbsolutePath().normalize();
    }

    /** Whether people and programs are served, beyond health and metrics. */
    public boolean servesPeople() {
        return !role.equals("worker");
    }

    /** Whether media are worked on. */
    public boolean worksOnMedia() {
        return !role.equals("portal");
    }
}
