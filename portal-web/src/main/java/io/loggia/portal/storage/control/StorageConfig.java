package io.loggia.portal.storage.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
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

    /** Another store beside the working folder: {@code none}, {@code folder} or {@code s3}. */
    @Pattern(regexp = "none|folder|s3")
    @ConfigProperty(name = "other", defaultValue = "none")
    public String other = "none";

    /** Where uploaded files lie once all is made of them: {@code here} or in the {@code other} store. */
    @Pattern(regexp = "here|other")
    @ConfigProperty(name = "originals", defaultValue = "here")
    public String originals = "here";

    /** How long after its upload a file stays here in any case. */
    @NotNull
    @ConfigProperty(name = "originals-after", defaultValue = "P1D")
    public Duration originalsAfter = Duration.ZERO;

    /**
     * When uploaded files are copied to the other store: {@code idle} once all is made of them, or {@code at-once} for
     * workers that do not share this server's folder.
     */
    @Pattern(regexp = "idle|at-once")
    @ConfigProperty(name = "originals-copied", defaultValue = "idle")
    public String originalsCopied = "idle";

    /** Where what was made of uploaded files lies: {@code here}, or in the {@code other} store with a working copy here. */
    @Pattern(regexp = "here|other")
    @ConfigProperty(name = "renditions", defaultValue = "here")
    public String renditions = "here";

    /** How long the working copy stays here after somebody watched; less where room gets short. */
    @NotNull
    @ConfigProperty(name = "renditions-unused", defaultValue = "P7D")
    public Duration renditionsUnused = Duration.ZERO;

    /** Whether this server has a working folder of its own, and gives and takes files by the other store alone. */
    @ConfigProperty(name = "apart", defaultValue = "false")
    public boolean apart;

    /** How often the server looks for files that should lie elsewhere. */
    @NotNull
    @ConfigProperty(name = "move-every", defaultValue = "PT1M")
    public Duration moveEvery = Duration.ZERO;

    /** How long a server that writes or removes a file in the other store may be silent before another one takes it over. */
    @NotNull
    @ConfigProperty(name = "hold", defaultValue = "PT2M")
    public Duration hold = Duration.ZERO;

    /** How often all that is stored is read and compared with what was written down of it. */
    @NotNull
    @ConfigProperty(name = "scrub-every", defaultValue = "P7D")
    public Duration scrubEvery = Duration.ZERO;

    /** Bytes a second that the comparing reads at most, so that nobody notices it. */
    @Min(1)
    @ConfigProperty(name = "scrub-bytes-per-second", defaultValue = "20971520")
    public long scrubBytesPerSecond;

    /** Whether files in the other store are read whole, too; otherwise it is asked whether they are there and how long. */
    @ConfigProperty(name = "scrub-other", defaultValue = "false")
    public boolean scrubOther;

    /** Folders, by commas, below which an admin may choose one as the other store; {@code none} for no folder at all. */
    @NotBlank
    @ConfigProperty(name = "folders", defaultValue = "/mnt,/media,/srv")
    public String folders = "none";

    /** The other store's folder, which must be there. */
    @NotBlank
    @ConfigProperty(name = "folder", defaultValue = "none")
    public String folder = "none";

    /** Who encrypts at rest: {@code bucket} (as it is set up), {@code service} (SSE-S3) or {@code key-management} (SSE-KMS). */
    @Pattern(regexp = "bucket|service|key-management")
    @ConfigProperty(name = "s3.encryption", defaultValue = "bucket")
    public String s3Encryption = "bucket";

    /** Storage class, such as {@code STANDARD_IA}; one from which files can be read at once. */
    @NotBlank
    @ConfigProperty(name = "s3.storage-class", defaultValue = "usual")
    public String s3StorageClass = "usual";

    /** Storage class of uploaded files, such as {@code GLACIER_IR}; one from which files can be read at once. */
    @NotBlank
    @ConfigProperty(name = "s3.originals-class", defaultValue = "usual")
    public String s3OriginalsClass = "usual";

    /** Storage class of uploaded files that are old, such as {@code GLACIER_IR}; {@code none} for none. */
    @NotBlank
    @ConfigProperty(name = "s3.archive-class", defaultValue = "none")
    public String s3ArchiveClass = "none";

    /** How long after its upload a file goes there. */
    @NotNull
    @ConfigProperty(name = "s3.archive-after", defaultValue = "P90D")
    public Duration s3ArchiveAfter = Duration.ZERO;

    /** What a store for renditions alone is: {@code none} for the second store, {@code folder} or {@code s3}. */
    @Pattern(regexp = "none|folder|s3")
    @ConfigProperty(name = "renditions-store.kind", defaultValue = "none")
    public String renditionsStore = "none";

    /** Its folder, which must be there. */
    @NotBlank
    @ConfigProperty(name = "renditions-store.folder", defaultValue = "none")
    public String renditionsFolder = "none";

    /** As {@link #s3Encryption}, in the store for renditions alone. */
    @Pattern(regexp = "bucket|service|key-management")
    @ConfigProperty(name = "renditions-store.s3.encryption", defaultValue = "bucket")
    public String renditionsEncryption = "bucket";

    /** As {@link #s3StorageClass}, in the store for renditions alone. */
    @NotBlank
    @ConfigProperty(name = "renditions-store.s3.storage-class", defaultValue = "usual")
    public String renditionsStorageClass = "usual";

    /** What the former store is, which is being emptied into those of now: {@code none}, {@code folder} or {@code s3}. */
    @Pattern(regexp = "none|folder|s3")
    @ConfigProperty(name = "former.kind", defaultValue = "none")
    public String former = "none";

    /** Its folder. */
    @NotBlank
    @ConfigProperty(name = "former.folder", defaultValue = "none")
    public String formerFolder = "none";

    /** Whether what was made of originals is to lie in the other store. */
    boolean placesRenditions() {
        return renditions.equals("other");
    }

    /** Whether originals are to lie in the other store, too, before anything is made of them. */
    public boolean copiesOriginalsAtOnce() {
        return originalsCopied.equals("at-once");
    }

    /** Whether originals are to lie in the other store. */
    boolean placesOriginals() {
        return originals.equals("other");
    }
}
