package io.loggia.portal.playback.boundary;

import io.loggia.domain.Device;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of device a browser says that it runs on. For figures only: a header can say anything. */
final class DeviceGuess {

    private DeviceGuess() {}

    /** @param browser the User-Agent header; a desktop, where it tells nothing */
    static Device of(@Nullable String browser) {
        String name = browser == null ? "" : browser.toLowerCase(Locale.ROOT);
        if (name.contains("smart-tv")
                || name.contains("smarttv")
                || name.contains("tizen")
                || name.contains("appletv")) {
            return Device.TV;
        }
        if (name.contains("ipad") || (name.contains("android") && !name.contains("mobile"))) {
            return Device.TABLET;
        }
        return name.contains("mobile") || name.contains("iphone") ? Device.PHONE : Device.DESKTOP;
    }
}
