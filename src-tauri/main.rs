//! The program: nothing but the shell.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    key_courier::run();
}
