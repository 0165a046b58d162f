//! An empty page in WebKitGTK and nothing else: what the window is measured against.
//!
//! One rule: it does no less than any window of this kind must. It says `usable` when its first frame is on the
//! screen, as the window does, and then stays until it is ended.

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    use std::io::Write;
    use std::process::ExitCode;

    use gtk::prelude::{ContainerExt, GtkWindowExt, WidgetExt};
    use webkit2gtk::{WebContext, WebView, WebViewExt};

    if gtk::init().is_err() {
        return ExitCode::FAILURE;
    }
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_title("Empty");
    window.set_default_size(1180, 780);
    let page = WebView::with_context(&WebContext::new_ephemeral());
    page.connect_title_notify(|page| {
        if page.title().is_some_and(|title| title == "usable") {
            drop(writeln!(std::io::stdout(), "usable"));
        }
    });
    page.load_html(
        "<!doctype html><title>-</title><script>requestAnimationFrame(() => requestAnimationFrame(() => {
           document.title = 'usable' }))</script>",
        None,
    );
    window.add(&page);
    window.show_all();
    gtk::main();
    ExitCode::SUCCESS
}
