/** Sends subscription messages by WeChat. */
@NullMarked
package dev.annals.channels.delivery.wechat;

import org.jspecify.annotations.NullMarked;
