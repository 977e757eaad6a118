/** What this machine can encode with, proven by doing it. */
@NullMarked
package io.loggia.media.capability;

import org.jspecify.annotations.NullMarked;
