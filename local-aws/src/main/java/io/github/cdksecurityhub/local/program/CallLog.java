package io.github.cdksecurityhub.local.program;

import io.github.cdksecurityhub.local.http.Delivery;
import io.github.cdksecurityhub.local.http.LoggedCall;
import io.github.cdksecurityhub.local.http.Response;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call as one line of the log. */
final class CallLog {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "\"[Mm]essage\":\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|<Message>(.*?)</Message>");
  private static final Pattern CODE = Pattern.compile("<Code>(.*?)</Code>");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int LOWEST_ERROR = 300;

  private CallLog() {}

  static String line(LoggedCall call, LocalTime now) {
    Response response = call.reply().response();
    String who =
        call.service().isEmpty()
            ? "(not signed) "
            : call.service() + " " + call.region() + " " + call.account() + " ";
    String line =
        time(now)
            + " "
            + response.status()
            + " "
            + who
            + call.operation()
            + error(response)
            + delivery(call.reply().delivery());
    // Of a path or a message, which may have line breaks and a terminal's escape sequences.
    return line.replaceAll("\\p{Cntrl}", "?");
  }

  static String time(LocalTime now) {
    return TIME.format(now);
  }

  private static String error(Response response) {
    if (response.status() < LOWEST_ERROR) {
      return "";
    }
    Matcher message = MESSAGE.matcher(response.body());
    Matcher code = CODE.matcher(response.body());
    String text = message.find() ? message.group().replaceAll("^.*?:\"|\"$|<.*?>", "") : "";
    return " -> " + response.errorCode().orElse(code.find() ? code.group(1) : "") + ": " + text;
  }

  private static String delivery(Delivery delivery) {
    return delivery instanceof Delivery.Whole
        ? ""
        : " (" + delivery.getClass().getSimpleName() + ")";
  }
}
